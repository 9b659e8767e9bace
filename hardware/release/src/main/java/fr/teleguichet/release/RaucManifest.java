package fr.teleguichet.release;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** RAUC's manifest: a key file of groups and lines {@code key=value}. */
final class RaucManifest {

  private static final Pattern GROUP = Pattern.compile("\\[([A-Za-z0-9._/ -]{1,100})]");
  private static final Pattern LINE = Pattern.compile("([A-Za-z0-9_-]{1,64}) ?= ?(.*)");
  private static final Pattern DIGITS = Pattern.compile("\\d{1,15}");
  private static final String META = "meta.update";
  private static final int MAX_IMAGES = 256;

  private final Map<String, Map<String, String>> groups;

  private RaucManifest(Map<String, Map<String, String>> groups) {
    this.groups = groups;
  }

  static RaucManifest parse(String text) throws ReleaseException {
    Map<String, Map<String, String>> groups = new LinkedHashMap<>();
    Map<String, String> group = null;
    for (String line : text.split("\n", -1)) {
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      Matcher head = GROUP.matcher(line.strip());
      if (head.matches()) {
        group = new LinkedHashMap<>();
        if (groups.put(head.group(1), group) != null) {
          throw wrong("has the group " + head.group(1) + " twice");
        }
      } else {
        put(group, line);
      }
    }
    return new RaucManifest(groups);
  }

  private static void put(@Nullable Map<String, String> group, String line)
      throws ReleaseException {
    Matcher value = LINE.matcher(line);
    if (!value.matches() || group == null) {
      throw wrong(
          "has the line \"" + ReleaseTextValidator.shown(line) + "\", which is no key and value");
    }
    if (group.put(value.group(1), value.group(2).stripTrailing()) != null) {
      throw wrong("has the key " + value.group(1) + " twice");
    }
  }

  private static ReleaseException wrong(String what) {
    return ReleaseException.notARelease("The bundle's manifest " + what + ".");
  }

  Optional<String> get(String group, String key) {
    return Optional.ofNullable(groups.getOrDefault(group, Map.of()).get(key))
        .filter(it -> !it.isEmpty());
  }

  /**
   * In a group for whoever reads the bundle besides RAUC, which keeps {@code meta.} free for that;
   * {@code min-bundle-version} is the word of its own system.conf.
   */
  DowngradeRules downgrade(ReleaseVersion version) throws ReleaseException {
    return DowngradeRules.of(
        version, get(META, "allow-downgrade-from"), get(META, "min-bundle-version"));
  }

  /** A value that must be there. */
  String need(String group, String key) throws ReleaseException {
    return get(group, key).orElseThrow(() -> wrong("says no " + key));
  }

  /** Bytes. */
  long size(String group, String key) throws ReleaseException {
    return bytes(need(group, key), key);
  }

  private static long bytes(String text, String what) throws ReleaseException {
    if (!DIGITS.matcher(text).matches()) {
      throw wrong("has a " + what + " that is no number");
    }
    long size = Long.parseLong(text);
    if (size > VerifiedReleaseFile.MAX_SIZE) {
      throw ReleaseException.tooLarge(
          "The bundle's manifest declares " + size + " bytes of " + what + "; 64 GiB are read.");
    }
    return size;
  }

  /** What it installs; a group without a file only runs a hook that the bundle brings. */
  List<VerifiedReleaseFile.Content> contents() throws ReleaseException {
    List<VerifiedReleaseFile.Content> found = new ArrayList<>();
    for (var group : groups.entrySet()) {
      if (!group.getKey().startsWith("image.") || !group.getValue().containsKey("filename")) {
        continue;
      }
      Map<String, String> image = group.getValue();
      String name = ContentNameValidator.plain(image.getOrDefault("filename", ""));
      found.add(
          new VerifiedReleaseFile.Content(
              name,
              bytes(image.getOrDefault("size", ""), "size"),
              ReleaseTextValidator.sha256(image.getOrDefault("sha256", ""), name),
              ReleaseTextValidator.line(group.getKey().substring("image.".length()), "slot")));
    }
    if (found.size() > MAX_IMAGES) {
      throw ReleaseException.tooLarge("The bundle has more than " + MAX_IMAGES + " images.");
    }
    return found;
  }
}
