// What the README of @newswire/frames tells a page to do.
'use strict';
newswireFrames.autoInitFrames();
