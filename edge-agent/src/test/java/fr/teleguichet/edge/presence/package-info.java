/** Tests of the package of the same name. */
@NullMarked
package fr.teleguichet.edge.presence;

import org.jspecify.annotations.NullMarked;
