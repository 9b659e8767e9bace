/** Proofs of the reading of YAML under limits. */
@NullMarked
@CheckReturnValue
package fr.teleguichet.hardware.yaml;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
