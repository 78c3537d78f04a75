# The keys with which codes are signed, at the registry desk.
keys-link = Signing keys
keys-title = Signing keys
keys-lead = Codes are signed with them. Scanners learn a new key in advance, so that a change delays nobody.
keys-head-kid = Number
keys-head-stage = Now
keys-head-from = Signs from
keys-head-until = Until
keys-head-public = Public key
keys-stage-waiting = Waits for its turn
keys-stage-next = Next
keys-stage-current = Signs
keys-stage-retired = Signs no more
keys-stage-revoked = Revoked
keys-turn = To change or to revoke
keys-turn-text = Only where the server runs: an operator’s session in wrong hands must not cost all codes. To change the key as planned:
keys-revoke-text = If a key may have leaked: codes signed with it stop counting within seconds.
