package fr.teleguichet.fleet.update.release;

import fr.teleguichet.fleet.update.artifact.Artifact;
import fr.teleguichet.fleet.update.artifact.ArtifactChangeService;
import fr.teleguichet.fleet.update.artifact.ReleaseNotesETag;
import fr.teleguichet.fleet.update.distribution.SoftwareModule;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is new in the files of a release, as somebody typed it.
 *
 * @param typed the notes of each file, by its number
 * @param seen what was written of each file when whoever typed read it last
 * @param errors the key of a message for each file whose notes can't be kept
 */
public record ReleaseNotesForm(
    Map<Integer, String> typed, Map<Integer, ReleaseNotesETag> seen, Map<Integer, String> errors) {

  private static final String OVERTAKEN = "release.notes.overtaken";

  public ReleaseNotesForm {
    typed = Map.copyOf(typed);
    seen = Map.copyOf(seen);
    errors = Map.copyOf(errors);
  }

  /** What is written now. */
  static ReleaseNotesForm of(SoftwareModule module) {
    Map<Integer, String> typed = new HashMap<>();
    Map<Integer, ReleaseNotesETag> seen = new HashMap<>();
    for (Artifact artifact : module.artifacts()) {
      typed.put(artifact.id(), artifact.notes());
      seen.put(artifact.id(), ReleaseNotesETag.of(artifact.notes()));
    }
    return new ReleaseNotesForm(typed, seen, Map.of());
  }

  /**
   * What a form's fields hold, looked at; a file without a field keeps what is written. Who does
   * not say what was seen has seen nothing written.
   */
  static ReleaseNotesForm of(SoftwareModule module, Map<String, String> fields) {
    Map<Integer, String> typed = new HashMap<>();
    Map<Integer, ReleaseNotesETag> seen = new HashMap<>();
    Map<Integer, String> errors = new HashMap<>();
    for (Artifact artifact : module.artifacts()) {
      String value = fields.get(field(artifact));
      String notes = value == null ? artifact.notes() : plain(value);
      ReleaseNotesETag shown =
          Optional.ofNullable(fields.get(seenField(artifact)))
              .map(ReleaseNotesETag::new)
              .orElseGet(() -> ReleaseNotesETag.of(""));
      typed.put(artifact.id(), notes);
      seen.put(artifact.id(), shown);
      objection(artifact, notes, shown).ifPresent(key -> errors.put(artifact.id(), key));
    }
    return new ReleaseNotesForm(typed, seen, errors).showingWhatStands(module);
  }

  private static Optional<String> objection(
      Artifact artifact, String notes, ReleaseNotesETag shown) {
    if (notes.length() > ArtifactChangeService.MAX_NOTES_LENGTH) {
      return Optional.of("release.notes.long");
    }
    if (notes.chars().anyMatch(it -> Character.isISOControl(it) && it != '\n')) {
      return Optional.of("release.notes.unreadable");
    }
    boolean isOvertaken =
        isChange(artifact, notes, shown) && !shown.equals(ReleaseNotesETag.of(artifact.notes()));
    return isOvertaken ? Optional.of(OVERTAKEN) : Optional.empty();
  }

  /** Whether somebody wants something else than is written; who left a text alone does not. */
  private static boolean isChange(Artifact artifact, String notes, ReleaseNotesETag shown) {
    return !notes.equals(artifact.notes()) && !ReleaseNotesETag.of(notes).equals(shown);
  }

  /** Beside a text that came too late stands what is written now: that is seen from then on. */
  private ReleaseNotesForm showingWhatStands(SoftwareModule module) {
    Map<Integer, ReleaseNotesETag> shown = new HashMap<>(seen);
    module.artifacts().stream()
        .filter(this::isOvertaken)
        .forEach(artifact -> shown.put(artifact.id(), ReleaseNotesETag.of(artifact.notes())));
    return new ReleaseNotesForm(typed, shown, errors);
  }

  /** Browsers end lines with two characters (HTML, 4.10.21.8); one is kept. */
  private static String plain(String typed) {
    return typed.replace("\r\n", "\n").replace('\r', '\n').replace('\t', ' ').strip();
  }

  /** The field of a file. */
  public static String field(Artifact artifact) {
    return "notes" + artifact.id();
  }

  /** The field that says what was written of a file when the form was made. */
  public static String seenField(Artifact artifact) {
    return "seen" + artifact.id();
  }

  /** The notes of a file. */
  public String notes(Artifact artifact) {
    return typed.getOrDefault(artifact.id(), "");
  }

  /** What was written of a file when whoever typed read it last. */
  public ReleaseNotesETag seen(Artifact artifact) {
    return seen.getOrDefault(artifact.id(), ReleaseNotesETag.of(""));
  }

  /** What is wrong with the notes of a file; null when nothing is. */
  public @Nullable String error(Artifact artifact) {
    return errors.get(artifact.id());
  }

  /** Whether somebody else changed the notes of a file meanwhile. */
  public boolean isOvertaken(Artifact artifact) {
    return OVERTAKEN.equals(error(artifact));
  }

  /** Whether all that is wrong is that somebody else was faster. */
  boolean isOnlyOvertaken() {
    return errors.values().stream().allMatch(OVERTAKEN::equals);
  }

  /** The files of which something else shall be said than before. */
  List<Artifact> changed(SoftwareModule module) {
    return module.artifacts().stream()
        .filter(artifact -> isChange(artifact, notes(artifact), seen(artifact)))
        .toList();
  }
}
