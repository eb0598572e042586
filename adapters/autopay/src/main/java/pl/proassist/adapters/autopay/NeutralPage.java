package pl.proassist.adapters.autopay;

/** What is shown to a payer whose way back from Autopay we cannot read: nothing about any payment. */
final class NeutralPage {

    static final String HTML = """
            <!DOCTYPE html>
            <html lang="pl">
            <head>
            <meta charset="UTF-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Płatność za wizytę</title>
            <style>body{font:1.1rem/1.5 system-ui,sans-serif;max-width:34rem;margin:3rem auto;padding:0 1rem}</style>
            </head>
            <body>
            <h1>Nie rozpoznajemy tego adresu</h1>
            <p>Jeżeli zapłacono za wizytę, potwierdzenie przyjdzie SMS-em lub e-mailem. Stan płatności pokazuje też
            link z wiadomości od placówki.</p>
            <p lang="en">We do not recognise this address. If you have paid, a confirmation will reach you by text message or
            e-mail; the link in the clinic’s message shows the payment as well.</p>
            <p lang="uk">Ми не розпізнаємо цієї адреси. Якщо ви оплатили візит, підтвердження надійде в SMS або електронною поштою;
            стан оплати також видно за посиланням у повідомленні від закладу.</p>
            </body>
            </html>
            """;

    private NeutralPage() {
    }
}
