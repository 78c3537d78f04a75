# The scanner. Texts that begin with "scan-" go into the island, "scanpage-" stay on the server.

scan-title = Scanner
scan-heading-organization = Scanning for an organization
scan-heading-individual = Scanning as an individual
scan-lead = The guest shows a code, you see the answer to one question. Nothing about the guest is kept.
scan-as = Scanning for:
scan-individual = Individual
scan-as-individual = As an individual
scan-individual-text = You see yes or no, but the check does not count as a document
scan-chosen = Chosen.
scan-more = Details
scan-more-powers = Details of your powers
scan-close = Close

scan-camera-on = Turn on the camera
scan-camera-why = The browser will ask for the camera: press “Allow”. The picture never leaves this device.
scan-camera-again = Try again
scan-reload = Reload the page
scan-picture = Camera picture

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

scan-tools = Scanner tools
scan-tool-torch = Light
scan-tool-lens = Camera
scan-tool-photo = Photo
scan-tool-photo-label = Choose a photo of the code
scan-tool-digits = Digits
scan-tool-reads = What it reads
scan-reads = What the scanner reads
scan-from-photo = From a photo

scan-reads-id = Digital ID
scan-reads-id-text = Age and statuses from a citizen’s screen: yes or no
scan-reads-digits = Eight digits
scan-reads-digits-text = If the camera cannot cope: the guest reads them out, you enter them
scan-reads-photo = A photo of the code
scan-reads-photo-text = If it was taken just now: a code lives for half a minute
scan-reads-foreign = Other codes
scan-reads-foreign-text = Recognises a payment, a marking, a link and says what it is. Opens no links

scan-organizations = For whom are you checking
scan-details = Your powers
scan-details-document = Document
scan-details-number = Power of attorney No. {"{"}number{"}"}
scan-details-validity = Valid
scan-details-organization = Organization
scan-details-ogrn = OGRN
scan-details-scenarios = You may check
scan-details-open = Open the power of attorney
scan-details-individual = You are checking for yourself. That needs no power of attorney: you see yes or no, and the guest sees that you checked.
scan-details-individual-limits = Eight digits and identity are for organizations only. The guest’s code stays fresh after your check.

scan-lenses = Which camera to look with
scan-lens = Camera {"{"}n{"}"}
scan-zoom = Zoom in twice
scan-zoom-off = Back to normal

scan-digits = Enter digits
scan-digits-label = Eight digits from the guest’s screen
scan-digits-hint = The guest presses “Digits” and reads them out. They last a minute.
scan-digits-check = Check
scan-digits-length = Eight digits are needed, here are {"{"}n{"}"}
scan-digits-shape = These are not only digits. Enter eight digits
scan-digits-unknown = No such digits, or the minute is over. Ask for new ones
scan-digits-too-many = Too many attempts. Wait {"{"}minutes{"}"} min or point the camera at the code
scan-digits-individual = Digits are for organizations only, so that nobody can guess them. Point the camera at the code or choose an organization.
scan-digits-choose = Choose an organization

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
scan-help-android = Chrome on Android
scan-help-android-1 = Press the icon to the left of the address.
scan-help-android-2 = “Permissions”, “Camera”, “Allow”.
scan-help-android-3 = Come back and press “Try again”.
scan-help-iphone = iPhone
scan-help-iphone-1 = “Settings”, “Apps”, Safari, “Camera”.
scan-help-iphone-2 = Choose “Allow”.
scan-help-iphone-3 = Close the scanner and open it again.
scan-help-computer = Computer
scan-help-computer-text = Press the camera icon in the address bar and allow it. If another program is using the camera, close that.

scan-offline-since = No connection since {"{"}time{"}"}. Codes cannot be checked now.
scan-update = There is a new version of the scanner
scan-update-button = Update

scanpage-until = Power of attorney until { $until }
scanpage-expiring = Power of attorney until { $until }, { $days ->
    [0] today is the last day
    [one] { $days } day left
   *[other] { $days } days left
  }
scanpage-expired = Power of attorney expired on { $until }. Ask the director.
scanpage-revoked = Power of attorney revoked. Ask the director.
scanpage-not_yet = Power of attorney begins on { $from }.
scanpage-period = from { $from } to { $until }

scanpage-plain-title = Scanner without a camera
scanpage-plain-text = The camera needs JavaScript, which is off in this browser. Check by digits: the guest presses “Digits” and reads them out.
scanpage-plain-organization = For whom
scanpage-plain-nobody = Digits are for organizations only, and you have no power of attorney in force. Turn JavaScript on and point the camera at the code.
scanpage-plain-awaiting = The guest’s answer shows only in the scanner with JavaScript on. Ask for a paper document.
scanpage-refused = The check did not go through
scanpage-wrong = Please correct this

field-digits = Eight digits
field-organization = Organization
field-key = The page is out of date, open it again

scanpage-offline-title = No connection
scanpage-offline-lead = The scanner is open, but a code cannot be checked without a network: only the server answers yes or no.
scanpage-offline-network = Check Wi-Fi or mobile data.
scanpage-offline-paper = Until the connection is back, ask for an ordinary document.
