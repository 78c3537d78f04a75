# The watch: unusual checks, of which directors are told.
watch-title = Unusual checks
watch-lead = The scanner notices when somebody checks unlike at a door. It is a reason to ask, not an accusation.
watch-none = Nothing unusual.
watch-rule-burst = Too often
watch-rule-night = By night
watch-rule-refusals = “Not confirmed” in a row
watch-rule-replays = Codes used before
watch-told = { $name }, { $time }: { $count }.
watch-look = Talk to the person and write down what came of it.
watch-suspend = It looks like guessing: the power of attorney is suspended until you decide.
watch-power = Open the power of attorney
watch-reason = What came of it
watch-resolve = Resolve
watch-resolve-label = Resolve: { $rule }, { $name }
watch-resolved = Resolved { $time }, { $name }:
watch-rules = By which rules
watch-rule = Rule
watch-threshold = Checks
watch-window = Within
watch-minutes = { $n ->
    [one] { $shown } minute
   *[other] { $shown } minutes
}
org-decide-watch = { $n ->
    [one] { $shown } unusual series of checks
   *[other] { $shown } unusual series of checks
}
org-decide-watch-text = Somebody of your staff checks unlike at a door.
org-decide-watch-button = Look into it
