/** Tests of the package of the same name. */
@NullMarked
package fr.teleguichet.edge.link;

import org.jspecify.annotations.NullMarked;
