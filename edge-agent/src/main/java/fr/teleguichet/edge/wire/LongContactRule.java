package fr.teleguichet.edge.wire;

import fr.teleguichet.edge.kiosk.PeripheralReading;
import fr.teleguichet.edge.loop.Loop;
import fr.teleguichet.edge.peripheral.Probe;
import fr.teleguichet.edge.peripheral.ProbeFinding;
import fr.teleguichet.hardware.device.Peripheral;
import fr.teleguichet.hardware.device.PeripheralState;
import java.time.Duration;

/**
 * What a contact that stays active for long says about its peripheral.
 *
 * @param kind whose part it is
 * @param part the contact
 * @param longest how long it may be active, 0 for not at all
 * @param reason the keyword when it is longer
 */
public record LongContactRule(Peripheral kind, String part, Duration longest, String reason) {

  /** Nobody presses a button for a minute: it sticks, or something leans on it. */
  public static final LongContactRule CALL_BUTTON =
      new LongContactRule(
          Peripheral.PRESENCE, "call-button", Duration.ofMinutes(1), "call-button-stuck");

  /** An open door is told at once. */
  public static final LongContactRule DOOR =
      new LongContactRule(Peripheral.ENCLOSURE, "door", Duration.ZERO, "door-open");

  /** A handset that lies beside its hook: nobody talks for two hours. */
  public static final LongContactRule HANDSET =
      new LongContactRule(
          Peripheral.AUDIO, "handset-hook", Duration.ofHours(2), "handset-off-hook");

  /** A probe of this contact. */
  public Probe probe(Loop loop, DebouncedContact contact) {
    return new CachedFindingProbe(
        kind,
        part,
        () ->
            contact.isOpen()
                ? judge(contact.state(), loop.uptime())
                : new ProbeFinding.Missing("not-responding"));
  }

  ProbeFinding judge(DebouncedContact.State state, Duration now) {
    boolean late = state.active() && now.minus(state.since()).compareTo(longest) >= 0;
    return new ProbeFinding.Present(
        late
            ? new PeripheralReading(PeripheralState.WARNING, reason, "")
            : new PeripheralReading(PeripheralState.OK, "", ""));
  }
}
