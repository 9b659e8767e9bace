package fr.teleguichet.fleet.enrolment;

import fr.teleguichet.hardware.identity.KioskId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Orders to wipe that a test answers. */
final class ScriptedWipes implements WipeCommandSender {

  /** Kiosks that are connected. */
  final Set<String> connected = new HashSet<>();

  /** Kiosks that were told to wipe themselves, in order. */
  final List<KioskId> ordered = new ArrayList<>();

  /** What became of every order. */
  Outcome outcome = Outcome.OPEN;

  @Override
  public boolean reaches(KioskId name) {
    return connected.contains(name.name().value());
  }

  @Override
  public UUID order(KioskId name, Instant deadline) {
    ordered.add(name);
    return new UUID(0, ordered.size());
  }

  @Override
  public Outcome outcome(UUID order) {
    return outcome;
  }
}
