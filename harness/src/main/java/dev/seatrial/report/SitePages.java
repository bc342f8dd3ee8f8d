package dev.seatrial.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Writes the pages of a site. */
final class SitePages {
  private final SiteData data;
  private final Path folder;

  SitePages(SiteData data, Path folder) {
    this.data = data;
    this.folder = folder;
  }

  /** The style sheet, and the one script, of all pages. */
  void writeAssets() throws IOException {
    write(Assets.STYLE_FILE, Assets.resource("page.css") + Assets.resource("site.css"));
    write(Assets.SCRIPT_FILE, Assets.resource("page.js") + Assets.resource("site.js"));
    write("site.schema.json", Assets.resource("site.schema.json"));
    write("run.schema.json", Assets.resource("run.schema.json"));
  }

  void writeIndex() throws IOException {
    Map<String, Object> params = Map.of("page", SiteIndex.of(data), "assets", Assets.at("./"));
    Files.write(folder.resolve("index.html"), HtmlPage.render("site.jte", params));
  }

  /** The page of a cell, from its data beside it. */
  void writeCell(SiteCell cell) throws IOException {
    Path own = folder.resolve(Site.CELLS).resolve(cell.slug());
    RunReport run = RunJson.read(own.resolve(Sources.RUN));
    SiteCellPage page =
        new SiteCellPage(
            cell,
            CellPage.of(run.cells().get(0), own),
            RunPage.of(run, own),
            Sweep.of(cell, data.cells()));
    Map<String, Object> params = Map.of("page", page, "assets", Assets.at("../../"));
    Files.write(own.resolve("index.html"), HtmlPage.render("site-cell.jte", params));
  }

  private void write(String name, String text) throws IOException {
    Files.write(folder.resolve(name), text.getBytes(StandardCharsets.UTF_8));
  }
}
