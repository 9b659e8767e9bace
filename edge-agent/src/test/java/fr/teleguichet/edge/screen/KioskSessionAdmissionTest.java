package fr.teleguichet.edge.screen;

import static org.assertj.core.api.Assertions.assertThat;

import fr.teleguichet.edge.configuration.ServiceOffer;
import fr.teleguichet.edge.loop.VirtualLoop;
import fr.teleguichet.edge.session.UpdateAbsence;
import fr.teleguichet.hardware.journal.ServiceCode;
import fr.teleguichet.hardware.serve.CitizenAct;
import fr.teleguichet.hardware.serve.ServiceObstacle;
import fr.teleguichet.hardware.serve.ServiceVerdict;
import fr.teleguichet.hardware.service.PublicService;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KioskSessionAdmissionTest {

  private static final ServiceCode CAF = new ServiceCode("caf");
  private static final ServiceCode CPAM = new ServiceCode("cpam");

  private final TestPattern pattern = new TestPattern(new VirtualLoop());
  private UnitStatus standing = UnitStatus.IN_SERVICE;
  private ServiceVerdict verdict = ServiceVerdict.of(Set.of(), Set.of(CAF, CPAM));
  private Optional<UpdateAbsence> away = Optional.empty();
  private final KioskSessionAdmission admission =
      new KioskSessionAdmission(
          List.of(new ServiceOffer(CAF, "CAF", "Benefits", "Ayudas")),
          new KioskSnapshot(() -> standing, () -> verdict, Optional::empty, () -> away),
          pattern);

  @Test
  void aKioskInServiceIsOpen() {
    assertThat(admission.mayBegin()).isTrue();
  }

  @Test
  void aUnitThatIsNoKioskYetIsClosed() {
    standing =
        new UnitStatus(
            Optional.of(new UnitStatus.Code("K7QM-2XPA", "1234", Optional.empty())), List.of());
    assertThat(admission.mayBegin()).isFalse();
  }

  @Test
  void anUpdateClosesItOnlyWhenItIsAboutToRestart() {
    away = Optional.of(new UpdateAbsence(5, false));
    assertThat(admission.mayBegin()).isTrue();
    away = Optional.of(new UpdateAbsence(5, true));
    assertThat(admission.mayBegin()).isFalse();
  }

  @Test
  void whileItsScreenIsTestedItIsClosed() {
    pattern.show(_ -> {});
    assertThat(admission.mayBegin()).isFalse();
    pattern.hide();
    assertThat(admission.mayBegin()).isTrue();
  }

  @Test
  void aServiceThatIsOfNoUseWithoutPrintingWaitsForThePrinter() {
    ServiceOffer caf = new ServiceOffer(CAF, "CAF", "Benefits", "Ayudas");
    PublicService card = caf.service();
    var needsPrinting =
        new ServiceOffer(
            new PublicService(
                card.code(),
                card.name(),
                card.words(),
                card.pictogram(),
                card.mode(),
                card.hours(),
                Set.of(CitizenAct.PRINT),
                card.telephone(),
                card.fallback(),
                card.adapter()));
    var strict = new KioskSessionAdmission(List.of(needsPrinting), admission.glance(), pattern);

    assertThat(strict.mayChoose(CAF)).isTrue();
    verdict = ServiceVerdict.of(Set.of(ServiceObstacle.PRINTER_JAMMED), Set.of(CAF));
    assertThat(strict.mayChoose(CAF)).isFalse();
    assertThat(admission.mayChoose(CAF)).isTrue();
  }

  @Test
  void aServiceCanBeChosenThatIsOfferedAndCanBeCalled() {
    assertThat(admission.mayChoose(CAF)).isTrue();
    assertThat(admission.mayChoose(CPAM)).as("not offered").isFalse();
    verdict = ServiceVerdict.of(Set.of(), Set.of(CPAM));
    assertThat(admission.mayChoose(CAF)).as("can't be called").isFalse();
  }
}
