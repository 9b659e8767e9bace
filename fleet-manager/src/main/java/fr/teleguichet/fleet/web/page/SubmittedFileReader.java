package fr.teleguichet.fleet.web.page;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/** The file that a form brings: one that was chosen, in Base64, or a text that was pasted. */
public final class SubmittedFileReader {

  private SubmittedFileReader() {}

  /** The bytes of the file that was chosen, else the text that was pasted. */
  public static byte[] of(Map<String, String> fields) {
    String chosen = fields.getOrDefault("file", "");
    try {
      byte[] file = Base64.getDecoder().decode(chosen.substring(chosen.indexOf(',') + 1));
      if (file.length > 0) {
        return file;
      }
    } catch (IllegalArgumentException _) {
      // No browser of ours sends that; what was pasted counts.
    }
    return pasted(fields).getBytes(StandardCharsets.UTF_8);
  }

  /** The text that was pasted, for the form to show it again. */
  public static String pasted(Map<String, String> fields) {
    return fields.getOrDefault("text", "");
  }
}
