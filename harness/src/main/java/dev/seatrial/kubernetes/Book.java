package dev.seatrial.kubernetes;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.ArrayList;
import java.util.List;

/** The files of a cell, numbered in the order of the plan. */
final class Book {
  /** Between two files, so that others can be put there. */
  static final int STEP = 10;

  private final Sheet sheet;
  private final List<Rendering.File> files = new ArrayList<>();
  private int number;

  Book(Sheet sheet) {
    this.sheet = sheet;
  }

  /** Adds a file; its name is returned. */
  String add(String stem, List<HasMetadata> objects) {
    number += STEP;
    String name = sheet.fileName(number, stem);
    files.add(new Rendering.File(name, YamlText.of(sheet.madeBy(), objects)));
    return name;
  }

  List<Rendering.File> files() {
    return files;
  }
}
