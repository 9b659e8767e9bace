package fr.teleguichet.edge.screen;

import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;

/**
 * A file of the page, held in memory: nothing outside of this list can be asked for.
 *
 * @param type its content type
 */
public record PageFile(String type, Buffer content) {

  private static final Map<String, String> FILES =
      Map.ofEntries(
          Map.entry("/", "index.html"),
          Map.entry("/picture.js", "picture.js"),
          Map.entry("/kiosk.css", "kiosk.css"),
          Map.entry("/kiosk.js", "kiosk.js"),
          Map.entry("/call.js", "call.js"),
          Map.entry("/call-panel.js", "call-panel.js"),
          Map.entry("/call-texts.js", "call-texts.js"),
          Map.entry("/call-views.js", "call-views.js"),
          Map.entry("/call.css", "call.css"),
          Map.entry("/faces.js", "faces.js"),
          Map.entry("/texts.js", "texts.js"),
          Map.entry("/views.js", "views.js"),
          Map.entry("/technician", "technician.html"),
          Map.entry("/technician.js", "technician.js"),
          Map.entry("/icon.svg", "icon.svg"));

  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "svg", "image/svg+xml");

  /** All files by their path. It reads the program's jar, so it waits. */
  static Map<String, PageFile> all() {
    Map<String, PageFile> files = new TreeMap<>();
    FILES.forEach((path, name) -> files.put(path, read(PageFile.class, name)));
    return files;
  }

  /**
   * A file of a page; it waits.
   *
   * @param owner a class beside whose {@code page} folder the file lies
   */
  public static PageFile read(Class<?> owner, String name) {
    try (InputStream in = owner.getResourceAsStream("page/" + name)) {
      if (in == null) {
        throw new IllegalStateException("the program lacks its own page/" + name);
      }
      String type = TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "text/plain");
      return new PageFile(type, Buffer.buffer(in.readAllBytes()));
    } catch (IOException e) {
      throw new UncheckedIOException("the program’s own page/" + name + " can't be read", e);
    }
  }
}
