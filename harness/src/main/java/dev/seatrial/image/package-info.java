/**
 * Image sources: official ones from a registry, assembled ones from Dockerfiles. Start from {@link
 * dev.seatrial.image.ImageResolver}.
 */
@NullMarked
package dev.seatrial.image;

import org.jspecify.annotations.NullMarked;
