package pl.proassist.domain.invoice;

/** The ways into KSeF that the law knows (KSF-05 to KSF-07), and what each is good for here: where it is told what this product does not do itself. */
public enum KsefLoginMethod {

    /** Of the state, for a person: its keys never leave the state's own service. */
    TRUSTED_PROFILE(Use.IN_THE_MINISTRYS_APPLICATION),
    /** Of a person: its key lies on a card or with its provider, so that the person must be there each time. */
    QUALIFIED_SIGNATURE(Use.IN_THE_MINISTRYS_APPLICATION),
    /** The same of a company; whoever has the facility's own seal needs no ZAW-FA. */
    QUALIFIED_SEAL(Use.IN_THE_MINISTRYS_APPLICATION),
    CERTIFICATE(Use.HERE),
    /** As long as the law lets it. */
    TOKEN(Use.HERE);

    public enum Use { HERE, IN_THE_MINISTRYS_APPLICATION }

    private final Use use;

    KsefLoginMethod(Use use) {
        this.use = use;
    }

    public Use use() {
        return use;
    }
}
