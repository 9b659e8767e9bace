package fr.teleguichet.broker.access;

import com.hivemq.extension.sdk.api.client.ClientContext;
import com.hivemq.extension.sdk.api.client.parameter.InitializerInput;
import com.hivemq.extension.sdk.api.events.client.ClientLifecycleEventListener;
import com.hivemq.extension.sdk.api.events.client.parameters.AuthenticationSuccessfulInput;
import com.hivemq.extension.sdk.api.events.client.parameters.ConnectionStartInput;
import com.hivemq.extension.sdk.api.events.client.parameters.DisconnectEventInput;
import com.hivemq.extension.sdk.api.events.client.parameters.ServerInitiatedDisconnectInput;
import com.hivemq.extension.sdk.api.interceptor.suback.SubackOutboundInterceptor;
import com.hivemq.extension.sdk.api.packets.general.DisconnectedReasonCode;
import com.hivemq.extension.sdk.api.packets.suback.SubackPacket;
import com.hivemq.extension.sdk.api.packets.subscribe.SubackReasonCode;
import com.hivemq.extension.sdk.api.parameter.ClientBasedInput;
import com.hivemq.extension.sdk.api.services.intializer.ClientInitializer;
import fr.teleguichet.broker.access.ClientRefusal.Kind;
import java.security.cert.X509Certificate;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Limits what a kiosk subscribes to, and sees what HiveMQ refused by a client's rights. It stands
 * beside the way of messages, not in it: a publish authoriser or interceptor would send each
 * message through another thread.
 */
final class SubscriptionInterceptor implements ClientLifecycleEventListener, ClientInitializer {
  /** A filter that is not allowed, and more filters at once than are ever allowed. */
  private static final Set<SubackReasonCode> REFUSALS =
      EnumSet.of(SubackReasonCode.NOT_AUTHORIZED, SubackReasonCode.UNSPECIFIED_ERROR);

  private final ConnectedClients guests;
  private final RefusalDeduplicator refusals;

  SubscriptionInterceptor(ConnectedClients guests, RefusalDeduplicator refusals) {
    this.guests = guests;
    this.refusals = refusals;
  }

  @Override
  public void initialize(InitializerInput input, ClientContext context) {
    SubackOutboundInterceptor answers = (answer, _) -> subscribed(answer, answer.getSubackPacket());
    context.addSubackOutboundInterceptor(answers);
    if (name(input).orElse(null) instanceof ClientName.Kiosk kiosk) {
      SubscriptionLimit limit = new SubscriptionLimit(kiosk);
      context.addSubscribeInboundInterceptor(limit);
      context.addUnsubscribeInboundInterceptor(limit);
    }
  }

  private void subscribed(ClientBasedInput input, SubackPacket answer) {
    if (answer.getReasonCodes().stream().anyMatch(REFUSALS::contains)) {
      note(input, Kind.SUBSCRIBE, answer.getReasonString());
    }
  }

  @Override
  public void onServerInitiatedDisconnect(ServerInitiatedDisconnectInput input) {
    kind(input.getReasonCode()).ifPresent(kind -> note(input, kind, input.getReasonString()));
    onDisconnect(input);
  }

  private static Optional<Kind> kind(Optional<DisconnectedReasonCode> code) {
    return code.flatMap(
        reason ->
            switch (reason) {
              case NOT_AUTHORIZED -> Optional.of(Kind.PUBLISH);
              case PACKET_TOO_LARGE -> Optional.of(Kind.PACKET);
              default -> Optional.empty();
            });
  }

  private void note(ClientBasedInput input, Kind kind, Optional<String> reason) {
    name(input)
        .ifPresent(
            name ->
                refusals.note(
                    ClientRefusal.of(
                        kind,
                        name.toString(),
                        input.getConnectionInformation().getInetAddress(),
                        reason.orElse("the broker gave no reason"))));
  }

  private static Optional<ClientName> name(ClientBasedInput input) {
    Optional<X509Certificate> certificate =
        input
            .getConnectionInformation()
            .getClientTlsInformation()
            .flatMap(tls -> tls.getClientCertificate());
    return certificate.flatMap(ClientName::of);
  }

  @Override
  public void onDisconnect(DisconnectEventInput input) {
    input
        .getConnectionInformation()
        .getConnectionAttributeStore()
        .getAsString(ConnectAuthoriser.NUMBER)
        .map(Long::valueOf)
        .ifPresent(guests::leave);
  }

  @Override
  public void onMqttConnectionStart(ConnectionStartInput input) {}

  @Override
  public void onAuthenticationSuccessful(AuthenticationSuccessfulInput input) {}
}
