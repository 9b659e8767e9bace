package fr.teleguichet.broker.access;

import com.hivemq.extension.sdk.api.auth.SimpleAuthenticator;
import com.hivemq.extension.sdk.api.auth.parameter.ModifiableClientSettings;
import com.hivemq.extension.sdk.api.auth.parameter.SimpleAuthInput;
import com.hivemq.extension.sdk.api.auth.parameter.SimpleAuthOutput;
import com.hivemq.extension.sdk.api.client.parameter.ClientTlsInformation;
import com.hivemq.extension.sdk.api.client.parameter.ConnectionInformation;
import com.hivemq.extension.sdk.api.client.parameter.Listener;
import com.hivemq.extension.sdk.api.client.parameter.ListenerType;
import com.hivemq.extension.sdk.api.packets.auth.DefaultAuthorizationBehaviour;
import com.hivemq.extension.sdk.api.packets.connect.ConnackReasonCode;
import fr.teleguichet.broker.tls.CertificateStatus;
import java.net.InetAddress;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.function.Function;

/** Decides at CONNECT who comes in, and gives each client its rights. */
final class ConnectAuthoriser implements SimpleAuthenticator {
  /** Where a connection keeps its number among the guests. */
  static final String NUMBER = "guest";

  /** Messages of QoS 1 and 2 to a kiosk that it has not acknowledged. */
  private static final int MAX_IN_FLIGHT = 16;

  /** Messages of QoS 1 and 2 that wait until a kiosk acknowledges earlier ones. */
  private static final int MAX_WAITING = 64;

  private final Function<X509Certificate, CertificateStatus> standing;
  private final ConnectedClients guests;
  private final RefusalDeduplicator refusals;

  ConnectAuthoriser(
      Function<X509Certificate, CertificateStatus> standing,
      ConnectedClients guests,
      RefusalDeduplicator refusals) {
    this.standing = standing;
    this.guests = guests;
    this.refusals = refusals;
  }

  @Override
  public void onConnect(SimpleAuthInput input, SimpleAuthOutput output) {
    ConnectionInformation connection = input.getConnectionInformation();
    if (isPlain(connection)) {
      output.authenticateSuccessfully();
      return;
    }
    connection
        .getClientTlsInformation()
        .flatMap(ClientTlsInformation::getClientCertificate)
        .ifPresentOrElse(
            certificate -> meet(input, output, certificate),
            () ->
                output.failAuthentication(
                    ConnackReasonCode.NOT_AUTHORIZED, "a certificate is required"));
  }

  /** The listener for programs of this machine, open only where the operator wants it. */
  private static boolean isPlain(ConnectionInformation connection) {
    return connection
        .getListener()
        .map(Listener::getListenerType)
        .filter(type -> type == ListenerType.TCP_LISTENER)
        .isPresent();
  }

  private void meet(SimpleAuthInput input, SimpleAuthOutput output, X509Certificate certificate) {
    String clientId = input.getClientInformation().getClientId();
    Optional<InetAddress> address = input.getConnectionInformation().getInetAddress();
    Optional<ClientName> name = ClientName.of(certificate);
    if (name.isEmpty()) {
      refuse(
          output,
          ConnackReasonCode.NOT_AUTHORIZED,
          ClientRefusal.of(
              ClientRefusal.Kind.NAME,
              "certificate " + certificate.getSerialNumber().toString(16),
              address,
              "the certificate names neither a kiosk nor a host"));
    } else if (!name.get().mayCallItself(clientId)) {
      refuse(
          output,
          ConnackReasonCode.CLIENT_IDENTIFIER_NOT_VALID,
          ClientRefusal.of(
              ClientRefusal.Kind.CLIENT_ID,
              name.get().toString(),
              address,
              "the certificate is that of " + name.get() + ", the client id is " + clientId));
    } else {
      admit(input, output, guests.enter(clientId, name.get(), certificate, address));
    }
  }

  /** It is a guest before it is judged, so that a revocation in between finds it. */
  private void admit(SimpleAuthInput input, SimpleAuthOutput output, ConnectedClients.Guest guest) {
    Optional<CertificateObjection> objection =
        CertificateObjection.to(standing.apply(guest.certificate()));
    if (objection.isPresent()) {
      guests.leave(guest.number());
      refuse(output, objection.get().connack(), ClientRefusal.of(objection.get(), guest));
      return;
    }
    input
        .getConnectionInformation()
        .getConnectionAttributeStore()
        .putAsString(NUMBER, Long.toString(guest.number()));
    if (guest.name() instanceof ClientName.Kiosk) {
      limit(output.getClientSettings());
    }
    output.getDefaultPermissions().setDefaultBehaviour(DefaultAuthorizationBehaviour.DENY);
    ClientPermission.of(guest.name()).stream()
        .map(ClientPermission::permission)
        .forEach(output.getDefaultPermissions()::add);
    output.authenticateSuccessfully();
  }

  private static void limit(ModifiableClientSettings kiosk) {
    kiosk.setClientReceiveMaximum(Math.min(MAX_IN_FLIGHT, kiosk.getClientReceiveMaximum()));
    kiosk.setClientQueueSizeMaximum(MAX_WAITING);
  }

  private void refuse(SimpleAuthOutput output, ConnackReasonCode code, ClientRefusal refusal) {
    refusals.note(refusal);
    output.failAuthentication(code, refusal.reason());
  }
}
