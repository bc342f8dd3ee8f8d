/**
 * Real servers for tests of stores, in containers of the fixture images. Start from {@link
 * dev.seatrial.store.lab.ContainerStore}.
 */
@NullMarked
package dev.seatrial.store.lab;

import org.jspecify.annotations.NullMarked;
