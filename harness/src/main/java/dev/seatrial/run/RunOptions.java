package dev.seatrial.run;

import java.nio.file.Path;

/**
 * How to run.
 *
 * @param projectRoot folder that holds {@code fixtures/}
 * @param runsDirectory where run directories are made
 * @param cacheDirectory the user's cache: prepared states and locks
 * @param keep leave containers running at the end
 * @param reusePreparedStates false: make them anew
 */
public record RunOptions(
    Path projectRoot,
    Path runsDirectory,
    Path cacheDirectory,
    boolean keep,
    boolean reusePreparedStates) {}
