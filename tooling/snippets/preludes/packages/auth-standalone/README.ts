export const endpoint = 'https://metal.example.com:6385';
