@NullMarked
package dev.seatrial.image;

import org.jspecify.annotations.NullMarked;
