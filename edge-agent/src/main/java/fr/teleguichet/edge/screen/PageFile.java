package fr.teleguichet.edge.screen;

import fr.teleguichet.hardware.call.TurnRelayProbeScript;
import fr.teleguichet.hardware.service.Pictogram;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A file of the page, held in memory: nothing outside of this list can be asked for.
 *
 * @param type its content type
 */
public record PageFile(String type, Buffer content) {

  /** What of the folder is the page; each file's path is its name. */
  private static final List<String> NAMES =
      List.of(
          "colours.css",
          "kiosk.css",
          "screens.css",
          "call.css",
          "writing.css",
          "kiosk.js",
          "accessibility.js",
          "appointment.js",
          "call.js",
          "call-panel.js",
          "call-views.js",
          "call-writing.js",
          "documents.js",
          "room.js",
          "room-frame.js",
          "room.css",
          "comfort.js",
          "elements.js",
          "pre-call.js",
          "present.js",
          "erasure.js",
          "faces.js",
          "help.js",
          "keyboard-layouts.js",
          "keypad.js",
          "double-touches.js",
          "lost-taps.js",
          "media-check.js",
          "navigation.js",
          "own-media.js",
          "picture.js",
          "pictures.js",
          "reading.js",
          "screens.js",
          "services.js",
          "shared-page.js",
          "sound-level.js",
          "start.js",
          "texts.js",
          "touch-keyboard.js",
          "turning.js",
          "texts-ar.json",
          "texts-en.json",
          "texts-es.json",
          "texts-fr.json",
          "texts-pt.json",
          "views.js",
          "welcome.js",
          "technician.js",
          "technician-gesture.js",
          "technician-visit.js",
          "icon.svg");

  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "json", "application/json",
          "svg", "image/svg+xml");

  /** All files by their path. It reads the program's jar, so it waits. */
  static Map<String, PageFile> all() {
    Map<String, PageFile> files = new TreeMap<>();
    files.put("/", read(PageFile.class, "index.html"));
    files.put("/technician", read(PageFile.class, "technician.html"));
    files.put("/pictograms.js", pictograms());
    files.put("/" + TurnRelayProbeScript.NAME, script(TurnRelayProbeScript.read()));
    NAMES.forEach(name -> files.put("/" + name, read(PageFile.class, name)));
    return files;
  }

  /** The drawings that the back office has too, so that a preview there shows what is here. */
  private static PageFile pictograms() {
    var drawings = new JsonObject();
    for (Pictogram pictogram : Pictogram.values()) {
      drawings.put(pictogram.code(), pictogram.svg());
    }
    String module = "export const PICTOGRAMS = " + drawings.encode() + ";\n";
    return script(module.getBytes(StandardCharsets.UTF_8));
  }

  private static PageFile script(byte[] module) {
    return new PageFile(TYPES.getOrDefault("js", ""), Buffer.buffer(module));
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
