package fr.teleguichet.edge.update.slot;

import fr.teleguichet.edge.update.install.InstalledPart.State;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/**
 * What a boot loader remembers of two places, A and B: RAUC's and SWUpdate's scheme of a primary
 * slot, of tries, and of slots that are good or bad.
 *
 * @param running the place that runs, A or B
 * @param primary the place that the next start tries first
 */
record BootChoice(String running, String primary, BootSlot a, BootSlot b) {

  static BootChoice first(String version) {
    return new BootChoice("A", "A", BootSlot.good(version), BootSlot.EMPTY);
  }

  BootSlot at(String slot) {
    return slot.equals("A") ? a : b;
  }

  static String other(String slot) {
    return slot.equals("A") ? "B" : "A";
  }

  /** Where nothing runs from. */
  String spare() {
    return other(running);
  }

  BootChoice with(String slot, BootSlot entry) {
    return slot.equals("A")
        ? new BootChoice(running, primary, entry, b)
        : new BootChoice(running, primary, a, entry);
  }

  BootChoice withPrimary(String slot) {
    return new BootChoice(running, slot, a, b);
  }

  private BootChoice runs(String slot) {
    return new BootChoice(slot, slot, a, b);
  }

  /** The machine starts: one on trial is tried as often as it may, then the other one runs. */
  BootChoice start() {
    BootSlot chosen = at(primary);
    return switch (chosen.state()) {
      case GOOD -> runs(primary);
      case ON_TRIAL ->
          chosen.tries() > 0
              ? with(primary, chosen.tried()).runs(primary)
              : with(primary, chosen.in(State.BAD)).runs(other(primary));
      case BAD -> runs(other(primary));
    };
  }

  String write() {
    return new JsonObject()
        .put("running", running)
        .put("primary", primary)
        .put("A", entry(a))
        .put("B", entry(b))
        .encodePrettily();
  }

  private static JsonObject entry(BootSlot it) {
    return new JsonObject()
        .put("version", it.version())
        .put("state", it.state().name())
        .put("tries", it.tries())
        .put("breaks", it.breaks());
  }

  /** Reads it; nothing when it is none. */
  static Optional<BootChoice> read(String text) {
    try {
      var json = new JsonObject(text);
      return Optional.of(
          new BootChoice(
              json.getString("running"),
              json.getString("primary"),
              entry(json.getJsonObject("A"), ""),
              entry(json.getJsonObject("B"), "")));
    } catch (DecodeException | ClassCastException | IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static BootSlot entry(JsonObject json, String fallback) {
    return new BootSlot(
        json.getString("version", fallback),
        State.valueOf(json.getString("state", "")),
        json.getInteger("tries", 0),
        json.getString("breaks", fallback));
  }
}
