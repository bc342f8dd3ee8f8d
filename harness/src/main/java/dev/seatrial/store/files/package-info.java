/**
 * Trees of files as datasets: one row for each entry, with its content's digest and all that is
 * kept of it beside its content. Start from {@link dev.seatrial.store.files.FilesReader}; a tree is
 * a local directory or what another machine prints, {@link dev.seatrial.store.files.TreeStreams}.
 */
@NullMarked
package dev.seatrial.store.files;

import org.jspecify.annotations.NullMarked;
