package fr.teleguichet.edge.link;

import fr.teleguichet.hardware.device.FleetCommand;
import fr.teleguichet.hardware.protocol.HostState;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.LongPredicate;

/** Does what the fleet's host asks of the link, and hands on what it asks of the kiosk. */
final class HostCommandHandler implements InboundMessageReader.Actions {

  private final SparkplugPublisher voice;
  private final Consumer<HostState> hosts;
  private final LongPredicate isOwnBirth;
  private Consumer<FleetCommand.Care> care = _ -> {};
  private Consumer<String> services = _ -> {};
  private Consumer<String> notices = _ -> {};

  /**
   * A handler for one link.
   *
   * @param hosts judges what a host says of itself
   * @param isOwnBirth whether a number is that of the connection that there is
   */
  HostCommandHandler(
      SparkplugPublisher voice, Consumer<HostState> hosts, LongPredicate isOwnBirth) {
    this.voice = voice;
    this.hosts = hosts;
    this.isOwnBirth = isOwnBirth;
  }

  /** Hands remote actions to this one. */
  void onCare(Consumer<FleetCommand.Care> taker) {
    care = taker;
  }

  /** Hands documents of services to this one. */
  void onServices(Consumer<String> taker) {
    services = taker;
  }

  /** Hands legal notices to this one. */
  void onNotices(Consumer<String> taker) {
    notices = taker;
  }

  @Override
  public void rebirth() {
    voice.bearAgain();
  }

  @Override
  public void acknowledge(UUID journal, long upTo) {
    voice.acknowledged(journal, upTo);
  }

  @Override
  public void resume(UUID journal, long after) {
    voice.resume(journal, after);
  }

  @Override
  public void care(FleetCommand.Care wish) {
    care.accept(wish);
    voice.hostSpoke();
  }

  @Override
  public void services(String document) {
    services.accept(document);
  }

  @Override
  public void notices(String document) {
    notices.accept(document);
  }

  @Override
  public void hostState(HostState state) {
    hosts.accept(state);
  }

  /** A late will that bears the current number makes hosts believe that the kiosk is dead. */
  @Override
  public void ownDeath(long bdSeq) {
    if (isOwnBirth.test(bdSeq)) {
      voice.bearAgain();
    }
  }
}
