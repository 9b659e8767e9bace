package fr.teleguichet.edge.update.trust;

import fr.teleguichet.edge.loop.BlockingWait;
import fr.teleguichet.edge.update.install.InstallException;
import fr.teleguichet.edge.update.install.InstallException.Reason;
import fr.teleguichet.edge.update.install.InstalledPart;
import fr.teleguichet.edge.update.install.Installer;
import fr.teleguichet.edge.update.install.ReleaseStatement;
import fr.teleguichet.edge.update.install.RequiredRestart;
import fr.teleguichet.release.VerifiedReleaseFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.IntConsumer;

/**
 * Looks at a file's signature before an installer of somebody else's does, which has a keyring of
 * its own and knows nothing of what the fleet has decided since.
 */
@BlockingWait
public final class VerifyingInstaller implements Installer {

  private final Installer installer;
  private final ReleaseVerifier verifier;

  public VerifyingInstaller(Installer installer, ReleaseVerifier verifier) {
    this.installer = installer;
    this.verifier = verifier;
  }

  @Override
  public String part() {
    return installer.part();
  }

  @Override
  public RequiredRestart restart() {
    return installer.restart();
  }

  @Override
  public InstalledPart look() throws InstallException {
    return installer.look();
  }

  @Override
  public ReleaseStatement inspect(Path file) throws InstallException {
    VerifiedReleaseFile verified = verify(file);
    ReleaseStatement release = installer.inspect(file);
    return new ReleaseStatement(release.compatible(), release.version(), verified.downgrade());
  }

  @Override
  public void install(Path file, IntConsumer percent) throws InstallException {
    VerifiedReleaseFile _ = verify(file);
    installer.install(file, percent);
  }

  private VerifiedReleaseFile verify(Path file) throws InstallException {
    try {
      return verifier.verify(file);
    } catch (IOException e) {
      throw new InstallException(Reason.FAILED, "it can’t be read: " + e.getMessage(), e);
    }
  }

  @Override
  public void confirm() throws InstallException {
    installer.confirm();
  }

  @Override
  public void goBack() throws InstallException {
    installer.goBack();
  }
}
