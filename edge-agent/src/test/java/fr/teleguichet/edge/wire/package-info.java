/** Tests of the package of the same name. */
@NullMarked
package fr.teleguichet.edge.wire;

import org.jspecify.annotations.NullMarked;
