package fr.teleguichet.fleet.enrolment;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Optional;

/** The authority on paper for pages, which have none of their own here. */
@Factory
final class TestAuthority {

  @Singleton
  CertificateOffice office() {
    return new PaperOffice();
  }

  @Singleton
  EnrolmentPlace place() {
    return () ->
        Optional.of(
            new EnrolmentPlace.Place(
                URI.create("https://fleet.example:8443"), "-----BEGIN CERTIFICATE-----\n"));
  }

  @Singleton
  TestDevice caller() {
    return new TestDevice();
  }
}
