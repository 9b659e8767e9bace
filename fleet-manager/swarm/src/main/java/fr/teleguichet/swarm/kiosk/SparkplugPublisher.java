package fr.teleguichet.swarm.kiosk;

import fr.teleguichet.hardware.device.HealthMetric;
import fr.teleguichet.hardware.device.Peripheral;
import fr.teleguichet.hardware.journal.JournalDataSetCodec;
import fr.teleguichet.hardware.journal.JournalEntry;
import fr.teleguichet.hardware.protocol.Metric;
import fr.teleguichet.hardware.protocol.NodeAddress;
import fr.teleguichet.hardware.protocol.Payload;
import fr.teleguichet.hardware.protocol.PayloadEncoder;
import fr.teleguichet.hardware.protocol.SequenceNumber;
import fr.teleguichet.hardware.protocol.Topic.DeviceMessage;
import fr.teleguichet.hardware.protocol.Topic.NodeMessage;
import fr.teleguichet.hardware.protocol.TopicCodec;
import fr.teleguichet.hardware.protocol.Value;
import fr.teleguichet.swarm.figures.LoopCounters;
import fr.teleguichet.swarm.figures.RunCounter;
import fr.teleguichet.swarm.journal.Journal;
import fr.teleguichet.swarm.journal.RecordBatch;
import fr.teleguichet.swarm.journal.RecordScript;
import fr.teleguichet.swarm.wire.MqttPackets;
import io.netty.handler.codec.mqtt.MqttMessage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * All that a kiosk says: every Sparkplug message of its edge node goes through here, so that {@code
 * seq} and {@code bdSeq} are counted in one place (Sparkplug 3.0.0, sections 6.4.4 and 6.4.8).
 */
final class SparkplugPublisher {

  private final KioskIdentity identity;
  private final NodeAddress address;
  private final byte[] dataTopic;
  private final LoopContext place;
  private final Journal journal;
  private final SimulatedMeasures measures;
  private final BirthDeathCertificates.Facts facts;
  private int bdSeq = SequenceNumber.MAX;
  private int seq;
  private boolean printerBroken;

  SparkplugPublisher(KioskIdentity identity, Journal journal, LoopContext place) {
    this.identity = identity;
    this.address = identity.address();
    this.dataTopic = bytes(TopicCodec.of(address, NodeMessage.NDATA));
    this.place = place;
    this.journal = journal;
    this.measures = new SimulatedMeasures(identity.number(), place.plan().flipFlags());
    this.facts =
        new BirthDeathCertificates.Facts(identity.number(), journal.id(), place.time().millis());
  }

  /** The CONNECT packet of a new session, with the next session's number in its will. */
  MqttMessage greeting() {
    bdSeq = SequenceNumber.after(bdSeq);
    return MqttPackets.connect(
        identity.territory().value() + "/" + identity.id().value(),
        place.plan().keepAlive(),
        TopicCodec.of(address, NodeMessage.NDEATH),
        BirthDeathCertificates.death(bdSeq, place.time().millis()));
  }

  /** What the kiosk listens to: commands for itself and its devices, and its primary host. */
  List<String> subscriptions() {
    List<String> filters = new ArrayList<>();
    filters.add(TopicCodec.of(address, NodeMessage.NCMD));
    if (place.plan().peripherals() > 0) {
      filters.add(TopicCodec.deviceCommandsOf(address));
    }
    place.plan().primaryHost().ifPresent(host -> filters.add(TopicCodec.ofHost(host)));
    return filters;
  }

  /** Sends NBIRTH, which restarts the sequence, and all DBIRTHs. */
  void births(BrokerSocket line) {
    long now = place.time().millis();
    seq = 0;
    say(line, NodeMessage.NBIRTH, BirthDeathCertificates.nodeBirth(facts, measures, bdSeq, now));
    Peripheral[] kinds = Peripheral.values();
    for (int i = 0; i < place.plan().peripherals(); i++) {
      boolean broken = kinds[i] == Peripheral.PRINTER && printerBroken;
      byte[] birth = BirthDeathCertificates.deviceBirth(kinds[i], broken, now, nextSeq());
      say(line, kinds[i], DeviceMessage.DBIRTH, birth);
    }
    line.flush();
    tally().add(RunCounter.NODE_BIRTHS);
    tally().add(RunCounter.DEVICE_BIRTHS, place.plan().peripherals());
  }

  /** Sends the report that was due at this moment, nanoseconds. */
  void report(BrokerSocket line, long due) {
    int values = place.plan().values();
    place.reports().write(measures, values, place.time().millis(), nextSeq());
    line.publish(dataTopic, place.payload(), due);
    line.flush();
    tally().add(RunCounter.REPORTS);
    tally().add(RunCounter.VALUES, values);
    if (line.isDrained()) {
      place.recorder().lag().record(place.time().nanos() - due);
    } else {
      line.whenDrained(() -> place.recorder().lag().record(place.time().nanos() - due));
    }
  }

  /** Sends as many rows of records as may be in flight. */
  void records(BrokerSocket line) {
    while (journal.sendable() > 0 && line.isRoomy()) {
      RecordBatch rows = journal.take(place.time().nanos());
      speak(line, dataTopic, recordPayload(rows));
      line.flush();
      tally().add(RunCounter.RECORD_MESSAGES);
      tally().add(RunCounter.RECORD_ROWS, rows.number());
      tally().add(RunCounter.RECORD_ROWS_AGAIN, rows.again());
    }
  }

  private byte[] recordPayload(RecordBatch rows) {
    List<JournalEntry> entries = new ArrayList<>(rows.number());
    for (long number = rows.first(); number < rows.first() + rows.number(); number++) {
      entries.add(RecordScript.entry(identity.number(), number, journal.occurred(number)));
    }
    long now = place.time().millis();
    Metric table =
        Metric.update(MetricAliases.RECORDS, Value.of(JournalDataSetCodec.encode(entries)), now);
    return PayloadEncoder.encode(new Payload(now, nextSeq(), List.of(table)));
  }

  /** Says that the printer broke down, or works again. */
  void printer(BrokerSocket line, boolean broken) {
    printerBroken = broken;
    byte[] state =
        BirthDeathCertificates.deviceState(
            Peripheral.PRINTER, broken, place.time().millis(), nextSeq());
    say(line, Peripheral.PRINTER, DeviceMessage.DDATA, state);
    line.flush();
    tally().add(RunCounter.MARKERS);
  }

  /** Reports one flag alone, and whether it is raised. */
  void flag(BrokerSocket line, HealthMetric metric, boolean raised) {
    boolean value = measures.flip(metric, raised);
    place.reports().writeFlag(metric, value, place.time().millis(), nextSeq());
    line.publish(dataTopic, place.payload(), place.time().nanos());
    line.flush();
    tally().add(RunCounter.MARKERS);
  }

  /** Sends the death certificate that belongs to this session. */
  void death(BrokerSocket line) {
    replacePayload(BirthDeathCertificates.death(bdSeq, place.time().millis()));
    byte[] topic = bytes(TopicCodec.of(address, NodeMessage.NDEATH));
    line.publishSurely(topic, place.payload(), place.time().nanos());
    tally().add(RunCounter.DEATHS);
  }

  private void say(BrokerSocket line, NodeMessage message, byte[] payload) {
    speak(line, bytes(TopicCodec.of(address, message)), payload);
  }

  private void say(BrokerSocket line, Peripheral device, DeviceMessage message, byte[] payload) {
    speak(line, bytes(TopicCodec.of(address, device.deviceId(), message)), payload);
  }

  private void speak(BrokerSocket line, byte[] topic, byte[] payload) {
    replacePayload(payload);
    line.publish(topic, place.payload(), place.time().nanos());
  }

  private void replacePayload(byte[] payload) {
    place.payload().clear();
    place.payload().put(payload);
  }

  private int nextSeq() {
    seq = SequenceNumber.after(seq);
    return seq;
  }

  private LoopCounters tally() {
    return place.recorder().tally();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
