package fr.teleguichet.swarm.kiosk;

import fr.teleguichet.swarm.figures.LoopRecorder;
import fr.teleguichet.swarm.time.RunClock;
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
public record LoopContext(
    RunClock time,
    KioskPlan plan,
    LoopRecorder recorder,
    BirthGate gate,
    KioskListener crew,
    ByteWriter payload,
    ReportWriter reports) {

  /** A workplace with its own buffers. */
  public static LoopContext of(
      RunClock time, KioskPlan plan, LoopRecorder recorder, BirthGate gate, KioskListener crew) {
    var payload = new ByteWriter();
    return new LoopContext(time, plan, recorder, gate, crew, payload, new ReportWriter(payload));
  }
}
