using Amazon.CDK;
using Amazon.CDK.AWS.KMS;

var app = new App();
var stack = new Stack(app, "Keys");
new Key(stack, "Key", new KeyProps { EnableKeyRotation = false });
app.Synth();
