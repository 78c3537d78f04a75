# The photo for a Digital ID: how many faces a program has found on it (a hint, no refusal), and the camera.

enrol-faces-none = The program found no face on the photo
enrol-faces-none-text = It errs, so an operator decides. If the face is in the shade or seen from the side, withdraw the consent below and begin anew with another photo: that is quicker.
enrol-faces-several = The program found more than one face on the photo
enrol-faces-several-text = It errs, so an operator decides. If somebody else got into the picture, withdraw the consent below and begin anew with another photo: that is quicker.
photos-faces-none = The program found no face on the portrait. It errs: look yourself.
photos-faces-one = The program found one face on the portrait.
photos-faces-several = The program found more than one face on the portrait. It errs: look yourself.

## the camera in the page

enrol-camera-open = Take it on this device
enrol-camera-picture = You before the camera, as in a mirror
enrol-camera-frame = Your face in the oval, your shoulders in the outline. Look straight into the camera.
enrol-camera-take = Take the photo
enrol-camera-close = Close the camera
enrol-camera-taken = The photo is taken: see whether it is sharp.
enrol-camera-refused = The camera did not open. Allow it to the browser, or choose a file below.
