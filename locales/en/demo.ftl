# People to try things with: all invented.

demo-citizen = A citizen with three statuses
demo-librarian = Staff: scans for the library and the pool
demo-director = Directs the library and the museum
demo-expired = A student whose status has ended
demo-driver = Digital ID from a driving licence: age only
demo-minor = Seventeen: too young to show it
demo-stranger = No Digital ID yet: can get one. Checks as an individual
demo-newcomer = An account that is not confirmed
demo-director2 = Directs the pool
demo-operator = Works at the registry desk
demo-operator2 = Works at the registry desk too
