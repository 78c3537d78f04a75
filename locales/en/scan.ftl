# The scanner. Texts that begin with "scan-" go into the island, "scanpage-" stay on the server.

scan-title = Scanner
scanpage-heading-organization = Scanning for an organization
scanpage-heading-individual = Scanning as an individual
scanpage-lead = The guest shows a code, you see the answer to one question. Nothing about the guest is kept.
scanpage-as = Scanning for:
scan-individual = Individual
scanpage-as-individual = As an individual
scan-individual-text = You see yes or no, but the check does not count as a document
scanpage-chosen = Chosen.
scanpage-more = Details
scanpage-more-powers = Details of your powers
scanpage-close = Close

scanpage-camera-on = Turn on the camera
scanpage-camera-why = The browser will ask for the camera: press “Allow”. The picture never leaves this device.
scanpage-camera-again = Try again
scanpage-reload = Reload the page
scanpage-picture = Camera picture

scan-hint-opening = Turning on the camera…
scan-hint-asking = Checking…
scan-hint-photo = Looking for a code in the photo…
scan-hint-aim = Point at the code and the photo
scan-hint-frame = Point at the code: all of it in the frame, 20–30 cm from the screen
scan-hint-other = Does not read? Choose a photo or enter the digits
scan-hint-closer = Move closer to the code
scan-hint-away = Move back: the whole code must fit in the frame
scan-hint-light = Ask them to make the screen brighter
scan-hint-steady = Hold still: the picture is blurred
scan-hint-offline = No check without a connection

scanpage-tools = Scanner tools
scanpage-tool-torch = Light
scanpage-tool-lens = Camera
scanpage-tool-photo = Photo
scanpage-tool-photo-label = Choose a photo of the code
scanpage-tool-digits = Digits
scanpage-tool-reads = What it reads
scanpage-reads = What the scanner reads
scanpage-sheet-reads = What the scanner reads
scanpage-from-photo = From a photo

scanpage-reads-id = Digital ID
scanpage-reads-id-text = Age and statuses from a citizen’s screen: yes or no
scanpage-reads-digits = Eight digits
scanpage-reads-digits-text = If the camera cannot cope: the guest reads them out, you enter them
scanpage-reads-photo = A photo of the code
scanpage-reads-photo-text = If it was taken just now: a code lives for half a minute
scanpage-reads-elsewhere = Other scanners
scanpage-reads-elsewhere-text = A hand scanner, in any keyboard layout. A code may be pasted, a picture dropped
scanpage-reads-foreign = Other codes
scanpage-reads-foreign-text = Reads a payment, SBP, a link, a marking or the bars of a product on the device itself: sends it nowhere, opens nothing

scanpage-sheet-organizations = For whom are you checking
scanpage-sheet-switch = Check in another name?
scanpage-switch-from = Until now
scanpage-switch-to = From now on
scanpage-switch-do = Change
scanpage-switch-stay = Leave as it was
scanpage-sheet-details = Your powers
scanpage-details-document = Document
scanpage-details-number = Power of attorney No. { $number }
scanpage-details-validity = Valid
scanpage-details-organization = Organization
scanpage-details-ogrn = OGRN
scanpage-details-scenarios = You may check
scanpage-details-limits = Where, when and how many
scanpage-details-open = Open the power of attorney
scanpage-details-individual = You are checking for yourself. That needs no power of attorney: you see yes or no, and the guest sees that you checked.
scanpage-details-individual-limits = Eight digits and identity are for organizations only. The guest’s code stays fresh after your check.

scanpage-sheet-lenses = Which camera to look with
scan-lens = Camera {"{"}n{"}"}
scanpage-zoom = Zoom in
scanpage-zoom-off = Back to normal

scanpage-sheet-digits = Enter digits
scanpage-digits-label = Eight digits from the guest’s screen
scanpage-digits-hint = The guest presses “Digits” and reads them out. They last a minute.
scanpage-digits-check = Check
scan-digits-length = Eight digits are needed, here are {"{"}n{"}"}
scan-digits-shape = These are not only digits. Enter eight digits
scan-digits-unknown = No such digits, or the minute is over. Ask for new ones
scan-digits-too-many = Too many attempts. Wait {"{"}minutes{"}"} min or point the camera at the code
scanpage-digits-individual = Digits are for organizations only, so that nobody can guess them. Point the camera at the code or choose an organization.
scanpage-digits-choose = Choose an organization

scan-trouble-refused = The camera is off
scan-trouble-refused-text = The browser does not let this page use the camera. Allow it, or check without a camera.
scan-trouble-missing = No camera found
scan-trouble-missing-text = This device has no camera. You can check without one.
scan-trouble-busy = The camera is busy
scan-trouble-busy-text = Another program or tab is using it. Close that and try again, or check without a camera.
scan-trouble-unsupported = The camera is not available
scan-trouble-unsupported-text = The browser gives the camera to secure addresses (https) only. Open that one or update the browser. You can check without a camera.
scan-trouble-decoder = The scanner did not load
scan-trouble-decoder-text = The camera works, but a part of the page that reads codes did not load. Check the connection and reload the page.
scanpage-help-android = Chrome on Android
scanpage-help-android-1 = Press the icon to the left of the address.
scanpage-help-android-2 = “Permissions”, “Camera”, “Allow”.
scanpage-help-android-3 = Come back and press “Try again”.
scanpage-help-iphone = iPhone
scanpage-help-iphone-1 = “Settings”, “Apps”, Safari, “Camera”.
scanpage-help-iphone-2 = Choose “Allow”.
scanpage-help-iphone-3 = Close the scanner and open it again.
scanpage-help-computer = Computer
scanpage-help-computer-text = Press the camera icon in the address bar and allow it. If another program is using the camera, close that.

scan-offline-since = No connection since {"{"}time{"}"}. Codes cannot be checked now.
scanpage-update = There is a new version of the scanner
scanpage-update-button = Update

scanpage-until = Power of attorney until { $until }
scanpage-expiring = Power of attorney until { $until }, { $days ->
    [0] today is the last day
    [one] { $days } day left
   *[other] { $days } days left
  }
scanpage-expired = Power of attorney expired on { $until }. Ask the director.
scanpage-revoked = Power of attorney revoked. Ask the director.
scanpage-suspended = Power of attorney suspended. Ask the director.
scanpage-not_yet = Power of attorney begins on { $from }.
scanpage-period = from { $from } to { $until }

scanpage-plain-title = Scanner without a camera
scanpage-plain-text = The camera needs JavaScript, which is off in this browser. Check by digits: the guest presses “Digits” and reads them out.
scanpage-plain-organization = For whom
scanpage-plain-nobody = Digits are for organizations only, and you have no power of attorney in force. Turn JavaScript on and point the camera at the code.
scanpage-plain-awaiting = The guest’s answer shows only in the scanner with JavaScript on. Ask for a paper document.
scanpage-refused = The check did not go through

field-digits = Eight digits
field-organization = Organization
field-key = The page is out of date, open it again

scanpage-open-certificate = Open the certificate
