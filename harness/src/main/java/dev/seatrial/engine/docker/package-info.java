/**
 * The engine port on a Docker engine: the only importer of Testcontainers and docker-java. Start
 * from {@link dev.seatrial.engine.docker.DockerEngine}.
 */
@NullMarked
package dev.seatrial.engine.docker;

import org.jspecify.annotations.NullMarked;
