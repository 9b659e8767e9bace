package fr.teleguichet.edge.identity;

import fr.teleguichet.edge.loop.VirtualLoop;
import fr.teleguichet.est.EstResponse;
import fr.teleguichet.est.OutboundRoute;
import fr.teleguichet.est.TestAuthority;
import fr.teleguichet.hardware.device.KioskName;
import fr.teleguichet.hardware.device.Territory;
import fr.teleguichet.hardware.identity.ClaimFile;
import fr.teleguichet.hardware.identity.EnrolmentClaim;
import fr.teleguichet.hardware.identity.KioskId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** A unit in a folder, in virtual time, whose authority is a list of answers. */
final class Unit {

  static final KioskId NAME = new KioskId(new Territory("lot"), new KioskName("cahors-01"));
  static final URI MANAGER = URI.create("https://fleet.example:8443");
  static final TestAuthority FLEET = TestAuthority.make("Lot");
  static final Duration LIFE = Duration.ofDays(90);

  final VirtualLoop loop;
  final FakeEnroller enroller = new FakeEnroller();
  final IdentityFolder folder;
  final Path claimFile;
  final UnitIdentityService identity;
  final List<String> states = new ArrayList<>();

  Unit(Path root) {
    this(root, new VirtualLoop(), Optional.of(MANAGER), Optional.empty());
  }

  Unit(Path root, VirtualLoop loop, Optional<URI> manager, Optional<KioskName> kiosk) {
    this.loop = loop;
    this.folder = new IdentityFolder(root.resolve("data"), new SecureRandom());
    this.claimFile = root.resolve("claim.json");
    var terms = new IdentitySettings(claimFile, manager, Optional.empty(), kiosk, Optional.empty());
    this.identity =
        new UnitIdentityService(
            new UnitIdentityService.Surroundings(
                loop, loop.clock(), new Random(7), OutboundRoute.direct()),
            folder,
            terms,
            enroller);
    identity.listen(state -> states.add(state.getClass().getSimpleName()));
  }

  /** Starts and settles. */
  Unit start() {
    identity
        .start()
        .onFailure(
            e -> {
              throw new AssertionError(e);
            });
    loop.settle();
    return this;
  }

  static EnrolmentClaim claim(KioskId name) {
    return FLEET.claim(name, MANAGER, VirtualLoop.START.plus(Duration.ofDays(7)));
  }

  Unit withClaim() {
    return withClaim(ClaimFile.encode(claim(NAME)));
  }

  Unit withClaim(String content) {
    try {
      Files.writeString(claimFile, content);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Issues a certificate of 90 days from the loop's time on. */
  FakeEnroller.Reply issue() {
    return issue(NAME);
  }

  FakeEnroller.Reply issue(KioskId name) {
    return key -> {
      Instant from = loop.clock().instant();
      var certificate = FLEET.unit(key.getPublic(), name, new TestAuthority.Times(from, LIFE));
      return new EstResponse.Issued(List.of(certificate, FLEET.issuing()), List.of(FLEET.root()));
    };
  }

  IdentityState state() {
    return identity.state();
  }
}
