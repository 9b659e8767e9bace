package fr.teleguichet.fleet.update.action;

import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What kiosks say they are: names and values of their own. */
@Singleton
public final class Attributes {

  /** So many a kiosk may have. */
  public static final int MOST = 100;

  /** How what comes goes together with what is there. */
  public enum Mode {
    /** What comes is added, and what comes without a value is taken away. */
    MERGE,
    /** What comes is all there is. */
    REPLACE,
    /** What comes is taken away, whatever its values. */
    REMOVE
  }

  private final Actions actions;
  private final JsonMapper json;

  Attributes(Actions actions, JsonMapper json) {
    this.actions = actions;
    this.json = json;
  }

  /**
   * Takes what a kiosk says.
   *
   * @return false when it would have too many
   */
  public boolean put(String kiosk, Mode mode, Map<String, @Nullable String> data) {
    return actions.inTurn(
        kiosk,
        handle -> {
          Map<String, String> all =
              mode == Mode.REPLACE
                  ? new TreeMap<>()
                  : read(
                      handle
                          .createQuery("SELECT attributes FROM update_kiosk WHERE kiosk = :kiosk")
                          .bind("kiosk", kiosk)
                          .mapTo(String.class)
                          .one());
          data.forEach(
              (key, value) -> {
                if (value == null || mode == Mode.REMOVE) {
                  all.remove(key);
                } else {
                  all.put(key, value);
                }
              });
          if (all.size() > MOST) {
            return false;
          }
          int _ =
              handle
                  .createUpdate(
                      """
                      UPDATE update_kiosk SET attributes = :all, asks = FALSE WHERE kiosk = :kiosk
                      """)
                  .bind("kiosk", kiosk)
                  .bind("all", write(all))
                  .execute();
          return true;
        });
  }

  private Map<String, String> read(String text) {
    try {
      Map<String, String> all = new TreeMap<>();
      Objects.requireNonNull(json.readValue(text, JsonNode.class))
          .entries()
          .forEach(entry -> all.put(entry.getKey(), entry.getValue().coerceStringValue()));
      return all;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private String write(Map<String, String> all) {
    try {
      return json.writeValueAsString(all);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
