package dev.seatrial.cli;

/** A {@code run.json} of one cell, as an older version wrote it. */
final class RunFile {
  private RunFile() {}

  static String of(String run, String status, String reason) {
    return """
    { "apiVersion": "seatrial.dev/v1", "kind": "Run", "status": "%2$s", "run": "%1$s",
      "started": "2026-01-02T03:00:00Z", "ended": "2026-01-02T03:01:00Z", "version": "0.1.0",
      "host": {}, "cells": [ { "id": "harbour/a[1.0..2.0]", "slug": "a", "system": "Harbour",
      "scenario": "harbour/a", "title": "A", "promise": "P", "axes": {}, "accelerator": null,
      "steps": [], "views": {}, "verdict": { "cell": "harbour/a[1.0..2.0]", "status": "%2$s",
      "reason": "%3$s", "checks": [], "measures": {} }, "observations": [],
      "logs": [], "repro": "" } ] }
    """
        .formatted(run, status, reason);
  }
}
