package fr.teleguichet.fleet.update.key;

import fr.teleguichet.fleet.web.page.NavigationSection;
import fr.teleguichet.fleet.web.page.NotFoundKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the pages of release keys show. */
public final class ReleaseKeyViewModels {

  /** Where there is no such key. */
  static final NotFoundKind NOT_THERE =
      new NotFoundKind(NavigationSection.UPDATES, "key.unknown.", "/release-keys", "key.back");

  private ReleaseKeyViewModels() {}

  /**
   * A new key as somebody typed it, with what is wrong with it.
   *
   * @param errors a sentence or the key of a message for each field that is wrong
   */
  public record Form(String name, String certificate, String purpose, Map<String, String> errors) {
    public Form {
      errors = Map.copyOf(errors);
    }

    /** Nothing was typed yet. */
    static Form blank() {
      return new Form("", "", ReleaseKey.Purpose.RELEASES.code(), Map.of());
    }

    /** What is wrong with a field; null when nothing is. */
    public @Nullable String error(String field) {
      return errors.get(field);
    }
  }

  /**
   * All keys, and the form of a new one.
   *
   * @param now the moment
   * @param done the key of what was just done
   */
  public record Listing(List<ReleaseKey> keys, Form form, Instant now, Optional<String> done) {
    public Listing {
      keys = List.copyOf(keys);
    }

    /** How a key stands, by the words of the style sheet. */
    public String look(ReleaseKey key) {
      if (key.retired().isPresent()) {
        return "stopped";
      }
      return key.isValid(now) ? "ok" : "watch";
    }

    /** The key of the same in words. */
    public String standing(ReleaseKey key) {
      if (key.retired().isPresent()) {
        return "key.standing.retired";
      }
      return key.isValid(now) ? "key.standing.valid" : "key.standing.expired";
    }
  }
}
