/**
 * Opens any store by its URL. Start from {@link dev.seatrial.store.open.StoreUrl}; the stores know
 * nothing of each other, this package knows all of them.
 */
@NullMarked
package dev.seatrial.store.open;

import org.jspecify.annotations.NullMarked;
