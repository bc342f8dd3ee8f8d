/**
 * From a planned cell to manifests of Kubernetes that migrate as it does; pure. Nothing of it is
 * ever applied. Start from {@link dev.seatrial.kubernetes.Manifests}.
 */
@NullMarked
package dev.seatrial.kubernetes;

import org.jspecify.annotations.NullMarked;
