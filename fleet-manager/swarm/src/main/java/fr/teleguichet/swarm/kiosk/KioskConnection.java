package fr.teleguichet.swarm.kiosk;

import fr.teleguichet.swarm.figures.LoopCounters;
import fr.teleguichet.swarm.figures.RunCounter;
import fr.teleguichet.swarm.figures.RunFault;
import fr.teleguichet.swarm.wire.MqttPackets;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttQoS;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A kiosk's way to the broker: owns its {@link KioskState} and is the only one to change it. */
final class KioskConnection {

  private static final Duration FAREWELL = Duration.ofSeconds(2);

  private final SimulatedKiosk kiosk;
  private final LoopContext place;
  private final SparkplugPublisher voice;
  private final PacketDispatcher reception;
  private KioskState state = new KioskState.Away();

  KioskConnection(SimulatedKiosk kiosk, LoopContext place, SparkplugPublisher voice) {
    this.kiosk = kiosk;
    this.place = place;
    this.voice = voice;
    this.reception = new PacketDispatcher(this, kiosk);
  }

  /** The line on which data may flow, if the kiosk is live. */
  @Nullable BrokerSocket live() {
    return state instanceof KioskState.Live(BrokerSocket line) ? line : null;
  }

  /** Enters the live phase if only the births are missing; they are the caller's to send now. */
  @Nullable BrokerSocket enterLife() {
    if (state instanceof KioskState.Ready ready) {
      state = ready.born();
      tally().add(RunCounter.LIVES_BEGUN);
      return ready.on();
    }
    return null;
  }

  void dial(ConnectionDialler dialler) {
    if (state instanceof KioskState.Away away) {
      tally().add(RunCounter.DIALS);
      state = away.dial();
      dialler.dial(kiosk, BrokerSocketHandler.initializer(this));
    }
  }

  void dialFailed(Throwable cause) {
    if (state instanceof KioskState.Dialling) {
      place.recorder().faults().add(RunFault.DIAL_FAILED, cause.toString());
      end();
    }
  }

  /** Goes in good order: death certificate, DISCONNECT, then the broker's end of the line. */
  void leave() {
    switch (state) {
      case KioskState.Live live -> {
        voice.death(live.on());
        tally().add(RunCounter.LIVES_ENDED);
        farewell(live.leave(deadline(FAREWELL)));
      }
      case KioskState.Ready ready -> farewell(ready.leave(deadline(FAREWELL)));
      case KioskState.Greeting(BrokerSocket line, _) -> giveUp(line);
      case KioskState.Subscribing(BrokerSocket line, _) -> giveUp(line);
      case KioskState.Dialling _ -> end();
      case KioskState.Away _, KioskState.Leaving _ -> {}
    }
  }

  private void farewell(KioskState.Leaving leaving) {
    state = leaving;
    leaving.on().send(MqttPackets.disconnect(), place.time().nanos());
  }

  private void giveUp(BrokerSocket line) {
    tally().add(RunCounter.DISCONNECTS);
    end();
    line.close();
  }

  /** Cuts the line without a word, as a power cut would; nothing if not live. */
  void vanish() {
    if (state instanceof KioskState.Live live) {
      tally().add(RunCounter.VANISHED);
      tally().add(RunCounter.LIVES_ENDED);
      state = live.leave(deadline(FAREWELL));
      live.on().cut();
    }
  }

  /** Looks after deadlines and the keep-alive. */
  void look(long now) {
    switch (state) {
      case KioskState.Greeting(_, long deadline) -> awaitAnswer("CONNECT", deadline, now);
      case KioskState.Subscribing(_, long deadline) -> awaitAnswer("SUBSCRIBE", deadline, now);
      case KioskState.Ready(BrokerSocket line) -> keepAlive(line, now);
      case KioskState.Live(BrokerSocket line) -> keepAlive(line, now);
      case KioskState.Leaving(BrokerSocket line, long deadline) -> {
        if (now > deadline) {
          line.close();
        }
      }
      case KioskState.Dialling _, KioskState.Away _ -> {}
    }
  }

  private void awaitAnswer(String packet, long deadline, long now) {
    if (now > deadline) {
      abandon(
          RunFault.NO_ANSWER, "no answer to " + packet + " within " + place.plan().answerTime());
    }
  }

  private void keepAlive(BrokerSocket line, long now) {
    long keepAlive = place.plan().keepAlive().toNanos();
    line.keepAlive(now, keepAlive);
    if (line.isDeaf(now, keepAlive)) {
      abandon(RunFault.PING_UNANSWERED, "no PINGRESP within " + place.plan().keepAlive());
    }
  }

  BrokerSocket lineOver(ChannelHandlerContext nearestToSocket) {
    return new BrokerSocket(nearestToSocket, tally(), place.time().nanos());
  }

  void onConnected(BrokerSocket line) {
    if (state instanceof KioskState.Dialling dialling) {
      state = dialling.connected(line, deadline(place.plan().answerTime()));
      line.send(voice.greeting(), place.time().nanos());
    } else {
      line.close();
    }
  }

  void onMessage(BrokerSocket line, MqttMessage message) {
    if (isOn(line)) {
      reception.receive(line, message, place.time().nanos());
    }
  }

  void onFailure(BrokerSocket line, RunFault fault, Throwable cause) {
    if (isOn(line) && !(state instanceof KioskState.Leaving)) {
      abandon(fault, cause.toString());
    }
  }

  void onClosed(BrokerSocket line) {
    if (isOn(line)) {
      if (!(state instanceof KioskState.Leaving)) {
        place.recorder().faults().add(RunFault.LOST, "the broker ended the connection " + line);
      }
      tally().add(RunCounter.DISCONNECTS);
      end();
    }
  }

  void onAccepted() {
    if (state instanceof KioskState.Greeting greeting) {
      tally().add(RunCounter.CONNECTS);
      state = greeting.accepted(deadline(place.plan().answerTime()));
      BrokerSocket line = greeting.on();
      line.send(
          MqttPackets.subscribe(line.nextPacketId(), MqttQoS.AT_LEAST_ONCE, voice.subscriptions()),
          place.time().nanos());
    }
  }

  void onSubscribed() {
    if (state instanceof KioskState.Subscribing subscribing) {
      state = subscribing.subscribed();
      place.crew().onSettled(kiosk);
      kiosk.beBorn();
    }
  }

  /** Counts the trouble and gives the connection up; the broker sends the will. */
  void abandon(RunFault fault, String detail) {
    place.recorder().faults().add(fault, detail);
    state.line().ifPresent(this::giveUp);
  }

  /** The one place where a connection's time ends, whatever its state was. */
  private void end() {
    boolean settled =
        switch (state) {
          case KioskState.Dialling _, KioskState.Greeting _, KioskState.Subscribing _ -> false;
          case KioskState.Live _ -> {
            tally().add(RunCounter.LIVES_ENDED);
            yield true;
          }
          case KioskState.Ready _, KioskState.Leaving _, KioskState.Away _ -> true;
        };
    state = state.gone();
    if (!settled) {
      place.crew().onSettled(kiosk);
    }
    place.crew().onAway(kiosk);
  }

  private boolean isOn(BrokerSocket line) {
    return state.line().filter(line::equals).isPresent();
  }

  private long deadline(Duration length) {
    return place.time().nanos() + length.toNanos();
  }

  private LoopCounters tally() {
    return place.recorder().tally();
  }
}
