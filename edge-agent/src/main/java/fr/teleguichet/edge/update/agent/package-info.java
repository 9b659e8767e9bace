/** The agent's own package: an archive that becomes a folder beside the version that runs. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.edge.update.agent;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
