// Constants that the element shares with the library: limits, colour roles, fonts, characters. Written by
// `BLESS=1 cargo test --test constants` from `src/library/constants.rs`.

export const MAX_STORY = 8388608;
export const HIT_TOLERANCE = 12;
export const POINT = 6;
export const FRAME_DISTANCE = 4;
export const THEMES = {"light":{text:4.5,mark:3,colors:{"background":"#ffffff","text":"#16191d","muted":"#5c6570","border":"#858f99","grid":"#e5e9ed","surface":"#f4f6f8","side-1":"#1d5fa6","side-2":"#b4502a","side-3":"#148058","side-4":"#771053","side-5":"#4e4622","side-6":"#687183"}},"dark":{text:4.5,mark:3,colors:{"background":"#14171b","text":"#eef1f4","muted":"#a3adb8","border":"#707a85","grid":"#2a3038","surface":"#1d2228","side-1":"#6aa9ee","side-2":"#ee8f66","side-3":"#48dcac","side-4":"#c48cac","side-5":"#eccc46","side-6":"#cccef0"}},"light-high-contrast":{text:7,mark:4.5,colors:{"background":"#ffffff","text":"#000000","muted":"#30363e","border":"#545c66","grid":"#a8b0b8","surface":"#f4f6f8","side-1":"#114796","side-2":"#8b3308","side-3":"#0a5c3a","side-4":"#5f0044","side-5":"#2c2808","side-6":"#4c5465"}},"dark-high-contrast":{text:7,mark:4.5,colors:{"background":"#000000","text":"#ffffff","muted":"#cdd4db","border":"#96a0aa","grid":"#545c66","surface":"#121519","side-1":"#80b4fa","side-2":"#ff9664","side-3":"#78ecc4","side-4":"#ce96b6","side-5":"#f6e860","side-6":"#dedefa"}}};
export const FAMILY = "Helvetica, Arial, \"Liberation Sans\", Arimo, Roboto, sans-serif";
export const INVISIBLE = /[\p{Cc}\p{DI}\ufff9-\ufffb\ufffe\uffff]/u;
export const SPACE = /\p{space}/u;
export const ACCENT = /[\u0300-\u036f]/u;
