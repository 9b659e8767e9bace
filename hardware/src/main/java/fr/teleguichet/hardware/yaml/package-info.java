/**
 * A YAML file as a tree with line numbers, read under limits, with everything that is wrong in it.
 */
@NullMarked
@CheckReturnValue
package fr.teleguichet.hardware.yaml;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
