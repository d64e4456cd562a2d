// A passkey: asks the browser for one and sends what it gives along with the form.
// Without a browser that can do it the button stays off and the page says so.
"use strict";

const NIET = "Deze browser kan hier geen passkey gebruiken. Kies een andere manier.";
const MISLUKT = "Dat is niet gelukt. Probeer het opnieuw, of kies een andere manier.";

function gegevens() {
  return JSON.parse(document.getElementById("passkey-gegevens").textContent);
}

async function maak() {
  const opties = gegevens().creation_options.publicKey;
  // A passkey that signs in by itself lives on the device and knows who uses it.
  Object.assign(opties.authenticatorSelection, {
    residentKey: "required",
    requireResidentKey: true,
    userVerification: "required",
  });
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(opties);
  return navigator.credentials.create({ publicKey });
}

async function gebruik(opties) {
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(opties.publicKey);
  return navigator.credentials.get({ publicKey });
}

async function inloggen(formulier) {
  const antwoord = await fetch(formulier.action, { headers: { Accept: "application/json" } });
  return gebruik((await antwoord.json()).request_options);
}

const SOORTEN = { maak, inloggen, gebruik: () => gebruik(gegevens().request_options) };

for (const formulier of document.querySelectorAll("form[data-passkey]")) {
  const fout = formulier.querySelector("[data-passkey-fout]");
  const knop = formulier.querySelector("button");
  if (!window.PublicKeyCredential?.parseRequestOptionsFromJSON) {
    fout.textContent = NIET;
    continue;
  }
  knop.disabled = false;
  formulier.addEventListener("submit", async (gebeurtenis) => {
    gebeurtenis.preventDefault();
    fout.textContent = "";
    knop.disabled = true;
    try {
      const gegeven = await SOORTEN[formulier.dataset.passkey](formulier);
      formulier.elements.credential.value = JSON.stringify(gegeven.toJSON());
      formulier.submit();
    } catch {
      fout.textContent = MISLUKT;
      knop.disabled = false;
    }
  });
}
