package fr.teleguichet.swarm.kiosk;

import fr.teleguichet.hardware.device.FleetCommand;
import fr.teleguichet.hardware.device.HealthMetric;
import fr.teleguichet.swarm.figures.LoopCounters;
import fr.teleguichet.swarm.figures.RunCounter;
import fr.teleguichet.swarm.figures.RunFault;
import fr.teleguichet.swarm.journal.Acknowledgement;
import fr.teleguichet.swarm.journal.Journal;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One simulated kiosk: what its crew makes it do, and what it does when the host speaks. Confined
 * to one event loop.
 */
public final class SimulatedKiosk {

  private final KioskIdentity identity;
  private final LoopContext place;
  private final Journal journal;
  private final SparkplugPublisher voice;
  private final KioskConnection connection;
  private final HostWatch host = new HostWatch();

  /** A kiosk that is away, with a new journal of this id. */
  public SimulatedKiosk(KioskIdentity identity, UUID journalId, LoopContext place) {
    this.identity = identity;
    this.place = place;
    this.journal = new Journal(journalId, place.plan().journal());
    this.voice = new SparkplugPublisher(identity, journal, place);
    this.connection = new KioskConnection(this, place, voice);
  }

  /** Who it is. */
  public KioskIdentity identity() {
    return identity;
  }

  /** Its records; to be read on the event loop only. */
  public Journal journal() {
    return journal;
  }

  /** Whether its births are out and data flows. */
  public boolean isLive() {
    return connection.live() != null;
  }

  /** Begins to connect, if it is away. */
  public void dial(ConnectionDialler dialler) {
    host.forget();
    connection.dial(dialler);
  }

  /** The connection could not be made. */
  public void onDialFailed(Throwable cause) {
    connection.dialFailed(cause);
  }

  /** Sends the births, if the kiosk is ready and nothing holds them back. */
  public void beBorn() {
    if (place.gate().isOpen() && (place.plan().primaryHost().isEmpty() || host.isOnline())) {
      announce(connection.enterLife());
    }
  }

  /** Sends the report that was due at this moment, nanoseconds, or counts why not. */
  public void report(long due) {
    tally().add(RunCounter.REPORTS_DUE);
    BrokerSocket line = connection.live();
    if (line == null) {
      tally().add(RunCounter.REPORTS_AWAY);
    } else if (line.isRoomy()) {
      voice.report(line, due);
    } else {
      tally().add(RunCounter.REPORTS_WITHHELD);
    }
  }

  /** Writes a record and sends it, if the kiosk is live and the window has room. */
  public void write() {
    boolean written = journal.write(place.time().millis());
    tally().add(written ? RunCounter.RECORDS : RunCounter.RECORDS_REFUSED);
    sendRecords();
  }

  /** Says that the printer broke down, or works again; nothing if not live. */
  public void printer(boolean broken) {
    BrokerSocket line = connection.live();
    if (line != null) {
      voice.printer(line, broken);
    }
  }

  /** Reports one flag alone; nothing if not live. */
  public void flag(HealthMetric metric, boolean raised) {
    BrokerSocket line = connection.live();
    if (line != null) {
      voice.flag(line, metric, raised);
    }
  }

  /** Goes in good order: death certificate, DISCONNECT. */
  public void leave() {
    connection.leave();
  }

  /** Cuts the connection without a word, as a power cut would; nothing if not live. */
  public void vanish() {
    connection.vanish();
  }

  /** Looks after deadlines, the keep-alive and unacknowledged records; to be called often. */
  public void look() {
    long now = place.time().nanos();
    connection.look(now);
    if (isLive()) {
      journal.expire(now);
      sendRecords();
    }
  }

  void onHeard(CommandReceiver.Heard heard) {
    tally().add(RunCounter.MESSAGES_RECEIVED);
    switch (heard) {
      case CommandReceiver.Heard.Commands(var commands) -> {
        tally().add(RunCounter.COMMANDS);
        commands.forEach(this::obey);
      }
      case CommandReceiver.Heard.DeviceCommand _ -> tally().add(RunCounter.COMMANDS);
      case CommandReceiver.Heard.Host(var state) -> {
        tally().add(RunCounter.HOST_STATES);
        host.update(state);
        followHost();
      }
      case CommandReceiver.Heard.Unreadable(String detail) ->
          place.recorder().faults().add(RunFault.UNREADABLE, detail);
    }
  }

  private void followHost() {
    if (host.isOnline()) {
      beBorn();
    } else if (isLive()) {
      leave();
    }
  }

  private void obey(FleetCommand command) {
    switch (command) {
      case FleetCommand.Rebirth _ -> beBornAgain();
      case FleetCommand.AcknowledgeRecords(UUID of, long upTo) -> acknowledged(of, upTo);
      // A journal of the swarm keeps nothing that was acknowledged, as a former agent's.
      case FleetCommand.ResumeRecords _,
          FleetCommand.Care _,
          FleetCommand.OfferServices _,
          FleetCommand.ShowNotices _,
          FleetCommand.Unknown _ -> {}
    }
  }

  private void beBornAgain() {
    if (isLive()) {
      tally().add(RunCounter.REBIRTHS);
      announce(connection.live());
    }
  }

  private void announce(@Nullable BrokerSocket line) {
    if (line != null) {
      voice.births(line);
      journal.rewind();
      voice.records(line);
    }
  }

  private void acknowledged(UUID of, long upTo) {
    switch (journal.acknowledge(of, upTo, place.time().nanos())) {
      case Acknowledgement.Released(int number, long oldest) -> {
        tally().add(RunCounter.RECORDS_ACKNOWLEDGED, number);
        Duration waited = Duration.ofMillis(place.time().millis() - oldest);
        place.recorder().acknowledgement().record(waited.toNanos());
        sendRecords();
      }
      case Acknowledgement.Stale _ -> {}
      case Acknowledgement.Strange _ -> tally().add(RunCounter.ACKNOWLEDGEMENTS_STRANGE);
    }
  }

  private void sendRecords() {
    BrokerSocket line = connection.live();
    if (line != null) {
      voice.records(line);
    }
  }

  private LoopCounters tally() {
    return place.recorder().tally();
  }
}
