// Keeps what the page is told, for the tests to read.
'use strict';
const heard = [];
addEventListener('message', ({ data }) => heard.push(data));
Object.defineProperty(window, 'heard', { value: heard });
