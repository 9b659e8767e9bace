package fr.teleguichet.swarm.kiosk;

import fr.teleguichet.swarm.figures.Recorder;
import fr.teleguichet.swarm.time.Time;
import fr.teleguichet.swarm.wire.ByteWriter;

/**
 * What the kiosks of one event loop share. Nothing of it may be used from another thread, except
 * that the recorder may be read.
 *
 * @param time the clocks
 * @param plan how they behave
 * @param recorder where they write down what happens
 * @param gate what holds back their births
 * @param crew whom they report to
 * @param payload where they write a message before it is sent
 * @param reports writes reports into {@code payload}
 */
public record Workplace(
    Time time,
    KioskPlan plan,
    Recorder recorder,
    Gate gate,
    Crew crew,
    ByteWriter payload,
    ReportWriter reports) {

  /** A workplace with its own buffers. */
  public static Workplace of(Time time, KioskPlan plan, Recorder recorder, Gate gate, Crew crew) {
    var payload = new ByteWriter();
    return new Workplace(time, plan, recorder, gate, crew, payload, new ReportWriter(payload));
  }
}
