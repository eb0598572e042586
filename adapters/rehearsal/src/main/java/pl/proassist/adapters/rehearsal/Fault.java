package pl.proassist.adapters.rehearsal;

/**
 * What can go wrong at a provider, for {@code PUT /rehearsal/faults}. A fault holds for every call of its operation from now on,
 * until the next {@code PUT}. Which operation takes which fault stands in {@link FaultySpot}.
 */
public enum Fault {

    /** All is well. */
    NONE,

    /**
     * The provider does nothing and answers nothing for longer than the product waits. For {@code autopay.itn}: it sends, but does
     * not wait for our answer, and so repeats.
     */
    TIMEOUT,

    /**
     * The provider does what was asked, but its answer is lost. For {@code autopay.itn}: it has the money, but the notification is
     * lost on its way, and so are its repeats. For {@code sms.report}: the delivery report never comes.
     */
    LOST,

    /** The provider does what was asked and takes seven tenths of a second to say so, which the product waits for. */
    SLOW,

    /** {@code autopay.itn}, {@code sms.report}: sent twice at the same time. */
    DOUBLED,

    /**
     * {@code autopay.itn}: sent half an hour of business time later. {@code autopay.refundStatus}, {@code ksef.status},
     * {@code ksef.upo}: for ever in progress.
     */
    DELAYED,

    /** {@code autopay.itn}: SUCCESS or FAILURE first, PENDING of the same attempt after it. */
    OUT_OF_ORDER,

    /** What is sent or answered is signed wrongly: a forgery. {@code ksef}: the hash of another document is told. */
    WRONG_HASH,

    /**
     * {@code autopay.itn}: the payer pays one złoty more than asked. {@code autopay.status}: the answer tells other amounts than
     * were paid.
     */
    WRONG_AMOUNT,

    /** HTTP status 500; {@code email.send}: 451 after the text was sent. Nothing is done. */
    HTTP_500,

    /** The provider does what was asked and answers with a web page instead of its document. */
    GARBLED,

    /** {@code autopay.start}: from the 101st start of one minute on, no more are taken. */
    RATE_LIMIT,

    /**
     * A well-formed no: {@code autopay.start} INVALID_EMAIL, {@code autopay.cancel} OTHER_ERROR, {@code autopay.refund} too old,
     * {@code email.send} 554 after the text was sent, {@code ksef.login} 415, {@code ksef.send} taken, and it ends as 450.
     */
    REFUSED,

    /** {@code autopay.refund}: taken, and it ends in CANCELED_NO_FUNDS_ON_BALANCE. */
    NO_FUNDS,

    /** {@code sms.send}: error 94 for every text with a link. */
    LINKS_FORBIDDEN,

    /** {@code sms.send}: error 13. */
    NO_SUCH_NUMBER,

    /** {@code sms.send}: error 103. */
    NO_CREDIT,

    /** {@code sms.send}: error 52, too many to one number. */
    TOO_MANY,

    /** {@code sms.send}: error 101, as with a token that was withdrawn; {@code ksef.login}: 450 or 460, the same for a certificate. */
    UNAUTHORIZED,

    /** {@code sms.report}: the report says that the message did not arrive. */
    UNDELIVERED,

    /** {@code email.send}: 550 for every recipient. */
    BOUNCE,

    /** {@code ksef.api}: the connection is cut at once, and nothing is done. */
    DOWN,

    /** {@code ksef}: 429 with a {@code Retry-After} of half a minute. Nothing is done. */
    THROTTLED,

    /** {@code ksef.announced}: announced from now on, and nothing but the status service answers. {@code ksef.send}: error 21184. */
    MAINTENANCE,

    /** {@code ksef.announced}: a failure is announced from now on, and nothing but the status service answers; with the fault it ends. */
    FAILURE,

    /** {@code ksef.announced}: the same, and the whole country knows it. */
    TOTAL_FAILURE,

    /** {@code ksef.send}: the session dies with all that is under way in it (error 21180; what was sent a moment ago ends as 405). */
    SESSION_LOST,

    /** {@code ksef.send}: another program has issued another invoice of that number, so ours ends as 440. */
    DUPLICATE,

    /** {@code ksef.status}: the answer tells the KSeF number of another invoice. */
    WRONG_NUMBER,

    /** {@code ksef.status}: the last digit of the KSeF number is wrong. */
    BAD_CHECK_DIGIT,

    /** {@code email.send}: taken, and ten seconds of business time later the mail server says that there is no such mailbox. */
    BOUNCE_LATER
}
