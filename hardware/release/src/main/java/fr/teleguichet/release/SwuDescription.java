package fr.teleguichet.release;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What {@code sw-description} says (SWUpdate's manual, <i>sw-description</i>): the group {@code
 * software}, and within it groups for boards, software sets and modes.
 */
final class SwuDescription {

  /** A file that it names. */
  record Named(String sha256, String type) {}

  private static final int MAX_FILES = 256;
  private static final int MAX_REVISIONS = 64;
  private static final Set<String> LISTS = Set.of("images", "files", "scripts");
  private static final Set<String> SIZES = Set.of("size", "decompressed-size");
  private static final String REVISIONS = "hardware-compatibility";

  private final LibconfigValue.Group software;
  private final Map<String, Named> files = new LinkedHashMap<>();
  private final Set<String> compatible = new LinkedHashSet<>();

  private SwuDescription(LibconfigValue.Group software) {
    this.software = software;
  }

  static SwuDescription parse(String text) throws ReleaseException {
    if (!(LibconfigParser.parse(text).settings().get("software")
        instanceof LibconfigValue.Group software)) {
      throw ReleaseException.notARelease("The sw-description has no group named software.");
    }
    SwuDescription found = new SwuDescription(software);
    found.read(software, "");
    if (found.files.isEmpty()) {
      throw ReleaseException.notARelease("The sw-description names no file to install.");
    }
    return found;
  }

  /** Reads a group and those in it. The first name on the way to a group is the board's. */
  private void read(LibconfigValue.Group group, String board) throws ReleaseException {
    for (var each : group.settings().entrySet()) {
      String name = each.getKey();
      switch (each.getValue()) {
        case LibconfigValue.Several(List<LibconfigValue> entries) when LISTS.contains(name) ->
            readFiles(entries, name);
        case LibconfigValue.Several(List<LibconfigValue> entries) when name.equals(REVISIONS) ->
            readRevisions(entries, board);
        case LibconfigValue.Group inner -> read(inner, board.isEmpty() ? name : board);
        case LibconfigValue.Several _,
            LibconfigValue.Text _,
            LibconfigValue.Whole _,
            LibconfigValue.Flag _ -> {}
      }
    }
  }

  private void readRevisions(List<LibconfigValue> entries, String board) throws ReleaseException {
    for (LibconfigValue each : entries) {
      if (!(each instanceof LibconfigValue.Text(String revision))) {
        throw ReleaseException.notARelease("A value of " + REVISIONS + " is no text.");
      }
      String line = ReleaseTextValidator.line(revision, "hardware revision");
      boolean _ =
          compatible.add(
              board.isEmpty() ? line : ReleaseTextValidator.line(board, "board") + ":" + line);
    }
    if (compatible.size() > MAX_REVISIONS) {
      throw ReleaseException.tooLarge("More than " + MAX_REVISIONS + " revisions are named.");
    }
  }

  private void readFiles(List<LibconfigValue> entries, String list) throws ReleaseException {
    for (LibconfigValue each : entries) {
      if (!(each instanceof LibconfigValue.Group entry)) {
        throw ReleaseException.notARelease("An entry of " + list + " is no group.");
      }
      // A script may also stand in the description itself.
      if (entry.settings().get("filename") instanceof LibconfigValue.Text(String filename)) {
        readFile(entry, ContentNameValidator.plain(filename), list);
      }
    }
  }

  private static void checkSizes(LibconfigValue.Group entry, String name) throws ReleaseException {
    for (String key : SIZES) {
      if (entry.settings().get(key) instanceof LibconfigValue.Whole(long size)
          && (size < 0 || size > VerifiedReleaseFile.MAX_SIZE)) {
        throw ReleaseException.tooLarge(
            "The content " + name + " is declared with more than 64 GiB.");
      }
    }
  }

  private void readFile(LibconfigValue.Group entry, String name, String list)
      throws ReleaseException {
    checkSizes(entry, name);
    Named named =
        new Named(
            ReleaseTextValidator.sha256(text(entry, "sha256").orElse(""), name),
            ReleaseTextValidator.line(
                text(entry, "type").orElse(list.equals("scripts") ? "script" : "raw"), "type"));
    Named former = files.put(name, named);
    if (former != null && !former.sha256().equals(named.sha256())) {
      throw ReleaseException.notARelease(
          "The content " + name + " is named twice with different hashes.");
    }
    if (files.size() > MAX_FILES) {
      throw ReleaseException.tooLarge("More than " + MAX_FILES + " files are named.");
    }
  }

  private static Optional<String> text(LibconfigValue.Group group, String name) {
    return group.settings().get(name) instanceof LibconfigValue.Text(String value)
        ? Optional.of(value.strip()).filter(it -> !it.isEmpty())
        : Optional.empty();
  }

  ReleaseVersion version() throws ReleaseException {
    return ReleaseTextValidator.version(text(software, "version").orElse(""));
  }

  String description() {
    return ReleaseTextValidator.description(text(software, "description").orElse(""));
  }

  Optional<String> build() {
    return text(software, "embedded-version").map(ReleaseTextValidator::shown);
  }

  /** {@code no-downgrading} is SWUpdate's own word, on its command line and in its settings. */
  DowngradeRules downgrade() throws ReleaseException {
    return DowngradeRules.of(
        version(), text(software, "allow-downgrade-from"), text(software, "no-downgrading"));
  }

  List<String> compatible() {
    return new ArrayList<>(compatible);
  }

  /** By their names. */
  Map<String, Named> files() {
    return files;
  }
}
